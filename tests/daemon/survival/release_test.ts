import { assertEquals, assertMatch } from "@std/assert";
import { command } from "../../support/installation.ts";
import { isAlive } from "../../support/is_alive.ts";
import { keeperOf } from "../../support/keeper_of.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const PROGRAMS = `
[program:p]
command=sleep 1000
startsecs=0
[group:g]
programs=q
[program:q]
command=sleep 1000
startsecs=0
`;

Deno.test("supervisord release ends the keeper of a daemon that died, and tells which programs go on", async () => {
  await using daemon = await runDaemon(PROGRAMS, { settings: "adopt=true\n" });
  const release = (...words: readonly string[]) => command("supervisord", ["release", "-c", daemon.config, ...words]);
  const file = `${daemon.folder}/supervisord.pid.keeper`;
  await daemon.waitForState("g:q", "RUNNING");
  const { keeper } = await keeperOf(daemon);
  const [p = 0, q = 0] = (await processInfos(daemon)).toSorted((a, b) => a.name < b.name ? -1 : 1).map(({ pid }) =>
    pid
  );
  assertEquals(await release(), {
    code: 1,
    stdout: "",
    stderr:
      `Error: Cannot release: supervisord runs with pid ${daemon.pid}, and 'supervisorctl shutdown' ends it and its programs\n`,
  });
  assertEquals(isAlive(keeper.pid), true);

  await daemon.crash();
  const { code, stdout, stderr } = await release();
  assertEquals([code, stderr], [0, ""]);
  const named = [`g:q (pid ${q})`, `p (pid ${p})`];
  const [head, list = ""] = stdout.trimEnd().split("supervisor: ");
  assertEquals([head, list.split(", ").toSorted()], ["released: 2 programs go on without a ", named]);
  assertEquals([p, q, keeper.pid].map(isAlive), [true, true, false]);
  assertEquals(await release(), { code: 0, stdout: `nothing to release: there is no ${file}\n`, stderr: "" });

  await Deno.writeTextFile(file, `${JSON.stringify(await recorded(keeper))}\n`, { mode: 0o600 });
  assertEquals(await release(), {
    ...{ code: 0, stderr: "" },
    stdout: `nothing to release: the keeper is gone; ${file} has been removed\n`,
  });
  for (const pid of [p, q]) Deno.kill(pid, "SIGKILL");
  await daemon.start();
});

// A pid that lives and is no keeper
function recorded(gone: { readonly pid: number; readonly startTime: number }) {
  const daemon = { pid: gone.pid, startTime: 1 };
  return { format: 1, keeper: { pid: Deno.pid, startTime: 1 }, daemon, journal: [3, 4], configfile: "/c" };
}

Deno.test("supervisord release tells the truth of a damaged journal, a damaged file, and its own usage", async () => {
  await using daemon = await runDaemon(PROGRAMS, { settings: "adopt=true\n" });
  const release = (...words: readonly string[]) => command("supervisord", ["release", "-c", daemon.config, ...words]);
  const { keeper, journal } = await keeperOf(daemon);
  const pids = (await processInfos(daemon)).map(({ pid }) => pid);
  await daemon.crash();
  const file = `${daemon.folder}/supervisord.pid.keeper`;
  const written = await Deno.readTextFile(file);
  await Deno.writeTextFile(file, "{");
  const damaged = await release();
  assertMatch(
    damaged.stderr,
    /^Error: Cannot understand \S+\.keeper: it is damaged; end the programs .*, and remove it\n$/,
  );
  assertEquals([damaged.code, isAlive(keeper.pid)], [1, true]);
  await Deno.writeTextFile(file, written);
  for (const fd of journal) await Deno.truncate(`/proc/${keeper.pid}/fd/${fd}`);
  assertMatch(
    (await release()).stdout,
    /^released: which programs go on cannot be told: Cannot read the state: nothing whole has been written\n$/,
  );
  assertEquals([isAlive(keeper.pid), ...pids.map(isAlive)], [false, true, true]);
  for (const pid of pids) Deno.kill(pid, "SIGKILL");
  assertMatch((await release("-h")).stdout, /^supervisord release -- give up .*-c\/--configuration FILENAME/s);
  assertEquals((await release("--nope")).code, 2);
});
