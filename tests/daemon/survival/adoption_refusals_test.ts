import { assertEquals, assertMatch } from "@std/assert";
import { command } from "../../support/installation.ts";
import { isAlive } from "../../support/is_alive.ts";
import { keeperOf } from "../../support/keeper_of.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

const PROGRAMS = `
[program:p]
command=sleep 1000
startsecs=0
numprocs=3
process_name=p%(process_num)d
`;

async function running(settings = ""): Promise<RunningDaemon> {
  const daemon = await runDaemon(PROGRAMS, { settings: `adopt=true\n${settings}` });
  for (const name of ["p:p0", "p:p1", "p:p2"]) await daemon.waitForState(name, "RUNNING");
  return daemon;
}

async function pidsOf(daemon: RunningDaemon): Promise<readonly number[]> {
  return (await processInfos(daemon)).map(({ pid }) => pid);
}

/** A second daemon of this configuration, which must not start. */
async function refused(config: string, why: RegExp): Promise<void> {
  const { code, stdout, stderr } = await command("supervisord", ["-n", "-c", config]);
  assertMatch(stderr, why);
  assertEquals([code, stdout], [1, ""]);
}

Deno.test("supervisord does not start where it cannot adopt, says why, and leaves the programs alone", async (test) => {
  await using daemon = await running();
  const { config, folder } = daemon;
  const pids = await pidsOf(daemon);
  const file = `${folder}/supervisord.pid.keeper`;
  await test.step("the other one lives", async () => {
    await refused(
      config,
      new RegExp(
        `^Error: Cannot start: another supervisord is running with pid ${daemon.pid}: 'supervisorctl shutdown' ends it\n$`,
      ),
    );
  });
  await daemon.crash();
  const written = await Deno.readTextFile(file);
  const wayOut =
    "; end the programs that it tells of, and the process monovisor-keep that holds them, and remove it\n$";
  const cases: Readonly<Record<string, readonly [change: () => Promise<void>, why: RegExp]>> = {
    "the file is damaged": [
      () => Deno.writeTextFile(file, written.slice(0, 20)),
      new RegExp(`^Error: Cannot understand ${file}: it is damaged${wayOut}`),
    ],
    "the file has another format": [
      () => Deno.writeTextFile(file, written.replace('"format":1', '"format":9')),
      new RegExp(`^Error: Cannot understand ${file}: .*format.*${wayOut}`),
    ],
    "others may write the file": [
      () => Deno.chmod(file, 0o602),
      new RegExp(`^Error: Cannot trust ${file}: it must be a file of our own that nobody else may write${wayOut}`),
    ],
    "the file is another user's": [() => Deno.chown(file, 65534, null), /^Error: Cannot trust /],
    "the file is a link": [
      async () => {
        await Deno.rename(file, `${file}.other`);
        await Deno.symlink(`${file}.other`, file);
      },
      /^Error: Cannot trust /,
    ],
    "the programs are another configuration's": [
      () => Deno.writeTextFile(file, written.replace(config, "/etc/other.conf")),
      /^Error: Cannot start: the programs of a supervisord with \/etc\/other\.conf are waiting .*`supervisord release -c \/etc\/other\.conf` gives them up\n$/,
    ],
  };
  for (const [name, [change, why]] of Object.entries(cases)) {
    await test.step(name, async () => {
      try {
        await change();
        await refused(config, why);
      } finally {
        await Deno.remove(file);
        await Deno.writeTextFile(file, written, { mode: 0o600 });
      }
      assertEquals(pids.map(isAlive), [true, true, true]);
    });
  }
  await daemon.start();
  assertEquals(await pidsOf(daemon), pids);
});

Deno.test("a damaged journal is not gone on from, but for the line that a death has cut off", async (test) => {
  await using daemon = await running();
  const pids = await pidsOf(daemon);
  const { keeper, journal } = await keeperOf(daemon);
  await daemon.crash();
  const files = journal.map((fd) => `/proc/${keeper.pid}/fd/${fd}`);
  const texts = files.map((file) => Deno.readTextFileSync(file));
  const cases: Readonly<Record<string, readonly [change: (text: string) => string, why: string]>> = {
    "nothing is left": [() => "", "nothing whole has been written"],
    "bytes have changed": [(text) => text.replace(/RUNNING/g, "RUMNING"), "note \\d+.*"],
    "a program of a later format": [(text) => text.replace('"format":1', '"format":2'), ".*format.*"],
    "a note is damaged": [(text) => text === "" ? "" : `${text}{"kind":\n`, "note \\d+ is damaged"],
  };
  for (const [name, [change, why]] of Object.entries(cases)) {
    await test.step(name, async () => {
      files.forEach((file, index) => Deno.writeTextFileSync(file, change(texts[index] ?? "")));
      await refused(
        daemon.config,
        new RegExp(
          `^Error: Cannot adopt the programs of the supervisord that died: Cannot read the state: ${why}; ` +
            `they run on, and \`supervisord release -c ${daemon.config}\` gives them up\n$`,
        ),
      );
      assertEquals(pids.map(isAlive), [true, true, true]);
      files.forEach((file, index) => Deno.writeTextFileSync(file, texts[index] ?? ""));
    });
  }
  for (const file of files) {
    if (Deno.readTextFileSync(file) !== "") Deno.writeTextFileSync(file, '{"kind":"pro', { append: true });
  }
  await daemon.start();
  assertEquals(await pidsOf(daemon), pids);
});

Deno.test("a pid that is another program's by now is not taken for the program that had it", async () => {
  await using daemon = await running();
  const [pid = 0] = await pidsOf(daemon);
  const name = (await processInfos(daemon)).find((info) => info.pid === pid)?.name;
  const { keeper, journal } = await keeperOf(daemon);
  await daemon.crash();
  // As if there had been no descriptor to be had for it, and it had ended and its pid come again
  for (const fd of journal) {
    const file = `/proc/${keeper.pid}/fd/${fd}`;
    const text = Deno.readTextFileSync(file);
    const life = new RegExp(`\\{"pid":${pid},"startTime":\\d+,"pidfd":\\d+`, "g");
    if (text !== "") Deno.writeTextFileSync(file, text.replace(life, `{"pid":${pid},"startTime":1,"pidfd":null`));
  }
  await daemon.start();
  await daemon.waitForLog(new RegExp(`exited: ${name} \\(exit status could not be known; not expected\\)`));
  const after = await until("another one", async () => {
    const found = (await processInfos(daemon)).find((info) => info.name === name);
    return found?.statename === "RUNNING" ? found : undefined;
  });
  assertEquals([after.pid === pid, isAlive(pid)], [false, true]);
  Deno.kill(pid, "SIGKILL");
});
