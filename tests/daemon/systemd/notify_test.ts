import { assert, assertEquals, assertMatch } from "@std/assert";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

const FIXTURE = new URL("../../fixtures/notify_socket.py", import.meta.url).pathname;

const PROGRAMS = `
[program:a]
command=sleep 1000
[program:b]
command=sh -c 'until test -e go; do sleep 0.05; done; exit 1'
directory=%(here)s
startsecs=0
autorestart=false
[program:environment]
command=sh -c 'env; exec sleep 1000'
stdout_logfile=%(here)s/environment.log
[program:broken]
command=/nonexistent
startretries=0
`;

/** A daemon that is the service of a manager; what it has told, from the beginning on. */
async function service(how: "path" | "name", daemonized = false) {
  const through = (folder: string) => ["python3", FIXTURE, folder, how];
  const daemon = await runDaemon(PROGRAMS, { through, daemonized });
  return { daemon, told: () => toldTo(daemon) };
}

interface Told {
  readonly pid: number;
  readonly text: string;
}

async function toldTo({ folder }: RunningDaemon): Promise<readonly Told[]> {
  const lines = (await Deno.readTextFile(`${folder}/told`)).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line)).map(([pid, text]) => ({ pid, text }));
}

async function untilTold(told: () => Promise<readonly Told[]>, pattern: RegExp, count = 1): Promise<readonly Told[]> {
  return await until(`${count} x ${pattern} to be told`, async () => {
    const found = (await told()).filter(({ text }) => pattern.test(text));
    return found.length >= count ? found : undefined;
  });
}

for (const how of ["path", "name"] as const) {
  Deno.test(`a service manager that listens at a ${how} is told that it is ready, reloads and stops`, async () => {
    const { daemon, told } = await service(how);
    await using _ = daemon;
    await untilTold(told, /^STATUS=3 RUNNING, 1 FATAL \(broken\)\n$/);
    const [first] = (await told()).filter(({ text }) => text !== "WATCHDOG=1\n");
    assertMatch(first?.text ?? "", /^READY=1\nSTATUS=.*\n$/);
    // A sign of life comes while nothing happens
    await untilTold(told, /^WATCHDOG=1\n$/, 4);
    await Deno.writeTextFile(`${daemon.folder}/go`, "");
    await untilTold(told, /^STATUS=2 RUNNING, 1 EXITED, 1 FATAL \(broken\)\n$/);

    await Deno.remove(`${daemon.folder}/go`);
    Deno.kill(daemon.pid, "SIGHUP");
    const [reloading] = await untilTold(told, /^RELOADING=1\n/);
    const [, usec] = /^RELOADING=1\nMONOTONIC_USEC=(\d+)\nSTATUS=Reloading: /.exec(reloading?.text ?? "") ?? [];
    const [uptime] = (await Deno.readTextFile("/proc/uptime")).split(" ");
    const ago = Number(uptime) - Number(usec) / 1e6;
    assert(ago >= -1 && ago < 60, String(ago));
    await untilTold(told, /^READY=1\n/, 2);

    assertEquals(await daemon.stop(), 0);
    await untilTold(told, /^STOPPING=1\nSTATUS=Stopping: /);
    assert((await told()).every(({ pid }) => pid === daemon.pid));
    const environment = await Deno.readTextFile(`${daemon.folder}/environment.log`);
    assertEquals(/NOTIFY_SOCKET|WATCHDOG/.test(environment), false);
  });
}

Deno.test("a reload that becomes a shutdown is told as such", async () => {
  const through = (folder: string) => ["python3", FIXTURE, folder, "path"];
  await using daemon = await runDaemon(
    "[program:slow]\ncommand=sh -c 'trap : TERM; until test -e go; do sleep 0.05; done'\ndirectory=%(here)s\nstopwaitsecs=100\n",
    { through },
  );
  await daemon.waitForState("slow", "RUNNING");
  Deno.kill(daemon.pid, "SIGHUP");
  const told = () => toldTo(daemon);
  await untilTold(told, /^RELOADING=1\n/);
  Deno.kill(daemon.pid, "SIGTERM");
  await untilTold(told, /^STOPPING=1\n/);
  await Deno.writeTextFile(`${daemon.folder}/go`, "");
  assertEquals(await daemon.stop(() => {}), 0);
});

Deno.test("over an upgrade the service manager is told on", async () => {
  const { daemon, told } = await service("path");
  await using _ = daemon;
  await untilTold(told, /^STATUS=3 RUNNING/);
  await upgrade(daemon);
  const [anew] = await untilTold(told, /^MAINPID=/);
  assertEquals(anew?.text, `MAINPID=${daemon.pid}\nREADY=1\nSTATUS=3 RUNNING, 1 FATAL (broken)\n`);
  const before = (await told()).filter(({ text }) => text === "WATCHDOG=1\n").length;
  await untilTold(told, /^WATCHDOG=1\n$/, before + 3);
  await Deno.writeTextFile(`${daemon.folder}/go`, "");
  await untilTold(told, /^STATUS=2 RUNNING, 1 EXITED, 1 FATAL \(broken\)\n$/);
});

Deno.test("the one that detaches tells who goes on, and that one gives the signs of life", async () => {
  const { daemon, told } = await service("path", true);
  await using _ = daemon;
  const [main] = await untilTold(told, /^MAINPID=/);
  assertEquals(main?.text, `MAINPID=${daemon.pid}\nREADY=1\n`);
  assert(main?.pid !== daemon.pid);
  const alive = await untilTold(told, /^WATCHDOG=1\n$/, 3);
  assert(alive.every(({ pid }) => pid === daemon.pid));
});

Deno.test("a service manager that does not listen is said once, and nothing else comes of it", async () => {
  const through = (folder: string) => ["env", `NOTIFY_SOCKET=${folder}/nobody`];
  await using daemon = await runDaemon(PROGRAMS, { through });
  await daemon.waitForState("a", "RUNNING");
  await daemon.waitForState("broken", "FATAL");
  await daemon.ctl("stop", "a");
  assertEquals(await daemon.stop(), 0);
  const log = await daemon.log();
  assertEquals(log.match(/WARN Cannot tell the service manager: \[Errno 2\] No such file or directory/g)?.length, 1);
  assertEquals(log.match(/service manager/g)?.length, 1);
});
