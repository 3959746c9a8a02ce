import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Bait, BAIT_PREFIX } from "../../../cli/takeover/bait.ts";
import { daemonModule } from "../../../src/survive/takeover/daemon_module.ts";
import { type PythonDaemon, runPython } from "../../support/python_daemon.ts";
import { until } from "../../support/until.ts";

const PROGRAM = `
[program:p]
command=sleep 1000
startsecs=0
`;

/** What must be the same behind whatever fails. */
async function everything(daemon: PythonDaemon) {
  const infos = await daemon.call("getAllProcessInfo");
  if (!Array.isArray(infos)) throw new Error("no list");
  return {
    isPython: daemon.isPython(),
    processes: infos.map(({ now: _now, description: _description, ...info }) => info),
    files: [...Deno.readDirSync(daemon.folder)].map(({ name }) => name).toSorted(),
    config: await Deno.readTextFile(daemon.config),
  };
}

async function running(sections = "", options: Parameters<typeof runPython>[1] = {}): Promise<PythonDaemon> {
  const daemon = await runPython(PROGRAM + sections, options);
  await until(
    "the program to run",
    async () => (await daemon.ctl("status", "p")).stdout.includes("RUNNING") || undefined,
  );
  return daemon;
}

async function refused(daemon: PythonDaemon, why: RegExp): Promise<void> {
  const before = await everything(daemon);
  const { code, stdout, stderr } = await daemon.takeover();
  assertEquals(code, 1, stdout);
  assertMatch(stdout + stderr, why);
  assertEquals(await everything(daemon), before);
}

Deno.test("supervisord takeover --dry-run tells what it would do, and does nothing", async () => {
  await using daemon = await running();
  const before = await everything(daemon);
  const { code, stdout } = await daemon.takeover("--dry-run");
  assertMatch(stdout, /\nIt can be taken over; nothing has been done\.\n$/);
  assertEquals([code, await everything(daemon)], [0, before]);
});

Deno.test("supervisord takeover without [include] leaves the configuration file that it found", async () => {
  await using daemon = await running();
  await Deno.chmod(daemon.config, 0o640);
  const { mtime: at, ino, mode } = await Deno.stat(daemon.config);
  const before = await everything(daemon);
  assertStringIncludes((await daemon.takeover()).stdout, "\ntaken over: ");
  const { mtime, ...after } = await Deno.stat(daemon.config);
  assertEquals([mtime, after.ino, after.mode], [at, ino, mode]);
  assertEquals(await everything(daemon), { ...before, isPython: false });
});

Deno.test("supervisord takeover refuses what needs Python, and what is not as the configuration says", async (test) => {
  await using daemon = await running("", {
    prepare: (folder) => Deno.writeTextFile(`${folder}/own.py`, "def handler(event, result): pass\n"),
  });
  const written = await Deno.readTextFile(daemon.config);
  const cases: Readonly<Record<string, readonly [string, RegExp]>> = {
    "a result handler": [
      `${written}[eventlistener:l]\ncommand=cat\nevents=TICK_5\nresult_handler=own:handler\n`,
      /^refused {2}\[eventlistener:l\] needs result_handler own:handler, which is Python: take the option out$/m,
    ],
    "an interface": [
      `${written}[rpcinterface:x]\nsupervisor.rpcinterface_factory=own:handler\n`,
      /^refused {2}\[rpcinterface:x\] needs own:handler, which is Python/m,
    ],
    "another command": [
      written.replace("sleep 1000", "sleep 1001"),
      /Error: Cannot take over process \d+: group p runs with another command of p: run 'supervisorctl update' first\n$/,
    ],
    "no such program": [
      written.replace("program:p", "program:q"),
      /^refused {2}p:p is not in the configuration any more: run 'supervisorctl update' first$/m,
    ],
    "another pid file": [
      written.replace("/supervisord.pid", "/supervisord.log"),
      /the pid file \S+ names .*: name the daemon's own in the configuration\n$/s,
    ],
    "a configuration with an error": [written.replace("startsecs=0", "startsecs=x"), /^refused {2}invalid literal/m],
  };
  for (const [name, [text, why]] of Object.entries(cases)) {
    await test.step(name, async () => {
      await Deno.writeTextFile(daemon.config, text);
      await refused(daemon, why);
    });
  }
  await Deno.writeTextFile(daemon.config, written);
  assertStringIncludes((await daemon.takeover()).stdout, "\ntaken over: ");
});

Deno.test("supervisord takeover refuses where nobody answers, and who is no Python any more", async () => {
  await using daemon = await running();
  assertEquals((await daemon.takeover()).code, 0);
  await refused(daemon, /^refused {2}monovisor \S+ runs there already: use 'supervisorctl upgrade'$/m);
  await Deno.rename(`${daemon.folder}/s.sock`, `${daemon.folder}/t.sock`);
  const { code, stdout } = await daemon.takeover();
  assertMatch(stdout, /^refused {2}nobody answers on unix:\S+\/s\.sock: is supervisord running\?$/m);
  assertEquals(code, 1);
});

Deno.test("supervisord takeover takes back what it has put somewhere, also when it is told to end", async () => {
  await using daemon = await running();
  const before = await everything(daemon);
  using watcher = Deno.watchFs(daemon.folder);
  const child = new Deno.Command(new URL("../../../dist/supervisord", import.meta.url).pathname, {
    args: ["takeover", "-c", daemon.config],
    ...{ stdin: "null", stdout: "null", stderr: "null" },
  }).spawn();
  for await (const { paths } of watcher) {
    if (paths.some((path) => path.includes(BAIT_PREFIX))) break;
  }
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"] as const) child.kill(signal);
  assertEquals((await child.status).code, 0);
  assertEquals(await everything(daemon), { ...before, isPython: false });
});

Deno.test("supervisord takeover says where it cannot put a file", async () => {
  await using daemon = await running("[include]\nfiles=d/*.conf\n", { prepare: (folder) => Deno.mkdir(`${folder}/d`) });
  await Deno.rename(`${daemon.folder}/d`, `${daemon.folder}/e`);
  await Deno.symlink("/proc", `${daemon.folder}/d`);
  await refused(daemon, /^refused {2}a file must be put into \S+\/d for a moment, which fails: /m);
});

/** An executable that answers the check as it is told, and is no executable any more then. */
async function fickle(folder: string, verdict: string, then: string): Promise<string> {
  const path = `${folder}/fickle`;
  const text = `#!/bin/sh\ncat > /dev/null\nprintf '%s' '${verdict}'\n${then} ${path}\n`;
  await Deno.writeTextFile(path, text, { mode: 0o755 });
  return path;
}

Deno.test("a daemon goes on as it is when the executable in its place fails, and can be taken over later", async (test) => {
  await using daemon = await running();
  const name = `${BAIT_PREFIX}test`;
  const baited = async (executable: string) => {
    const order = { executable, args: ["-c", daemon.config], check: "takeover-check", pid: daemon.pid, until: 1e12 };
    const { folder, config: configfile } = daemon;
    const module = daemonModule(order);
    using _bait = new Bait({
      name,
      module,
      folder,
      cache: `${folder}/__pycache__`,
      configfile,
      included: null,
      uid: 0,
    });
    return (await daemon.ctl("reread")).stdout;
  };
  const before = await everything(daemon);
  const good = '{"refusals":[],"config":{}}';
  const cases: Readonly<Record<string, readonly [verdict: string, then: string, answer: RegExp]>> = {
    "it is not there": ["", "rm -f", /FileNotFoundError: .*No such file/],
    "it refuses": ['{"refusals":["no","never"]}', "true", /CANT_REREAD: monovisor: no; never\n$/],
    "it says nothing that can be understood": ["eh", "true", /CANT_REREAD: monovisor: the check by \S+ fails: \n$/],
  };
  for (const [what, [verdict, then, answer]] of Object.entries(cases)) {
    await test.step(what, async () => {
      const executable = await fickle(daemon.folder, verdict, then);
      if (verdict === "") await Deno.remove(executable);
      assertMatch(await baited(executable), answer);
      await Deno.remove(executable).catch(() => {});
      assertEquals(await everything(daemon), before);
    });
  }
  for (const then of ["rm -f", "chmod -x"]) {
    await test.step(`it has gone when it is wanted (${then})`, async () => {
      const count = (await daemon.log()).split("nothing has changed").length;
      const executable = await fickle(daemon.folder, good, then);
      assertMatch(await baited(executable), /CANT_REREAD: monovisor: ready\n$/);
      await until(
        "that to be told",
        async () => (await daemon.log()).split("nothing has changed").length === count + 1 || undefined,
      );
      await Deno.remove(executable).catch(() => {});
      assertEquals(await everything(daemon), before);
    });
  }
  assertMatch(
    await daemon.log(),
    /CRIT Cannot be taken over by \S+: \[Errno 13\] Permission denied.*; nothing has changed/,
  );
  assertStringIncludes((await daemon.ctl("reread")).stdout, "No config updates to processes");
  assertStringIncludes((await daemon.takeover()).stdout, "\ntaken over: ");
});
