import { assert, assertEquals, assertMatch } from "@std/assert";
import { linesOf } from "../../support/lines_of.ts";
import { runPython } from "../../support/python_daemon.ts";
import { runDaemon } from "../../support/run_daemon.ts";
import { HAS_TMUX, Tmux } from "../../support/tmux.ts";

const CTL = new URL("../../../dist/supervisorctl", import.meta.url).pathname;

const PROGRAMS = `
[program:busy]
command=sh -c 'while :; do :; done'
[program:off]
command=sleep 1000
autostart=false
`;

/** Runs `supervisorctl status --watch 0.3` into a pipe until a line is there that matches; then a Ctrl-C. */
async function watched(config: string, pattern: RegExp): Promise<readonly string[]> {
  const args = ["-c", config, "status", "--watch", "0.3"];
  const child = new Deno.Command(CTL, { args, stdin: "null", stdout: "piped" }).spawn();
  const seen: string[] = [];
  for await (const line of linesOf(child.stdout)) {
    seen.push(line);
    if (pattern.test(line)) break;
  }
  child.kill("SIGINT");
  assertEquals((await child.status).code, 0);
  return seen;
}

Deno.test("status --watch shows in a pipe a block each time, and ends with 0 at a Ctrl-C", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  await daemon.waitForState("busy", "RUNNING");
  const lines = await watched(daemon.config, /^busy +RUNNING +[1-9]\d*\.\d /);
  assertMatch(lines[0] ?? "", /^\d\d:\d\d:\d\d {2}2 processes: 1 RUNNING, 1 STOPPED$/);
  assertMatch(lines[1] ?? "", /^NAME +STATE +CPU% +MEMORY +PROCS +RESTARTS +DESCRIPTION$/);
  assertMatch(lines[2] ?? "", /^busy +RUNNING +- +\d[\d.]*[KM] +1 +0 {2}pid \d+, uptime 0:00:\d\d$/);
  assertMatch(lines[3] ?? "", /^off +STOPPED +- +- +- +0 {2}Not started$/);
  assertEquals(lines[4], "");
});

Deno.test("status --watch and --json show of Supervisor what it knows", async () => {
  await using daemon = await runPython(PROGRAMS);
  const [_summary, columns] = await watched(daemon.config, /^off/);
  assertMatch(columns ?? "", /^NAME {2}STATE +DESCRIPTION$/);
  const { stdout } = await daemon.ctl("status", "--json", "off");
  assertEquals(Object.keys(JSON.parse(stdout)[0]).toSorted(), [
    ...["description", "exitstatus", "group", "logfile", "name", "now", "pid", "spawnerr", "start", "state"],
    ...["statename", "stderr_logfile", "stdout_logfile", "stop"],
  ]);
});

Deno.test("status --json tells what a program's whole tree uses", async () => {
  await using daemon = await runDaemon(
    "[program:tree]\ncommand=sh -c 'sleep 1000 & sleep 1000 & wait'\nstopasgroup=true\nready_cmd=true\n",
  );
  await daemon.waitForState("tree", "RUNNING");
  const [tree] = JSON.parse((await daemon.ctl("status", "--json")).stdout);
  assertEquals([tree.processes, tree.restarts, tree.ready, tree.statename], [3, 0, true, "RUNNING"]);
  assert(tree.resident_bytes > 1e6 && tree.cpu_seconds >= 0, JSON.stringify(tree));
});

Deno.test({
  name: "status --watch is drawn in its place on a terminal, and leaves it at a Ctrl-C",
  ignore: !HAS_TMUX,
  async fn() {
    await using daemon = await runDaemon(PROGRAMS);
    await using terminal = await Tmux.open("PS1='$ ' exec sh", { cwd: daemon.folder });
    await terminal.press(`${CTL} -c ${daemon.config} status --watch 0.2; echo "left with $?"`, "Enter");
    const screen = await terminal.seeThat("its load", (text) => /^busy +RUNNING +[1-9]\d*\.\d /m.test(text));
    assertEquals(screen.match(/^NAME/gm)?.length, 1);
    await daemon.ctl("start", "off");
    await terminal.seeThat("the other one", (text) => /^off +RUNNING/m.test(text) && !/Not started/.test(text));
    await terminal.press("C-c");
    await terminal.seeThat("its end", (text) => /left with 0$/m.test(text));
  },
});
