import { assertEquals, assertStringIncludes } from "@std/assert";
import { COMMANDS } from "../../../../../cli/ctl/commands/table.ts";
import { NO_TRAITS } from "../../../../../cli/ctl/terminal/terminal.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

const TOPICS = `
default commands (type help <topic>):
=====================================
add    exit      open  reload  restart   start   tail${"   "}
avail  fg        pid   remove  shutdown  status  update${" "}
clear  maintail  quit  reread  signal    stop    version

`;

Deno.test("help lists the actions in columns read downwards", async () => {
  for (const line of ["help", "?", "? "]) assertEquals(await shown(line), [TOPICS, 0]);
});

Deno.test("help ACTION shows what the action is for", async () => {
  const helps = [
    ["help", "help\t\tPrint a list of available actions\nhelp <action>\tPrint help for <action>"],
    ["quit", "quit\tExit the supervisor shell."],
    ["exit", "exit\tExit the supervisor shell."],
    [
      "status",
      "status <name>\t\tGet status for a single process\n" +
      "status <gname>:*\tGet status for all processes in a group\n" +
      "status <name> <name>\tGet status for multiple named processes\n" +
      "status\t\t\tGet all process status info",
    ],
    [
      "pid",
      "pid\t\t\tGet the PID of supervisord.\npid <name>\t\tGet the PID of a single child process by name.\n" +
      "pid all\t\t\tGet the PID of every child process, one per line.",
    ],
    ["add", "add <name> [...]\tActivates any updates in config for process/group"],
    ["remove", "remove <name> [...]\tRemoves process/group from active config"],
    [
      "update",
      "update\t\t\tReload config and add/remove as necessary, and will restart affected programs\n" +
      "update all\t\tReload config and add/remove as necessary, and will restart affected programs\n" +
      "update <gname> [...]\tUpdate specific groups",
    ],
    [
      "open",
      "open <url>\tConnect to a remote supervisord process.\n" +
      "\t\t(for UNIX domain socket, use unix:///socket/path)",
    ],
  ] as const;
  for (const [name, help] of helps) {
    assertEquals(await shown(`help ${name}`), [help + "\n", 0]);
    assertEquals(await shown(`?${name}`), [help + "\n", 0]);
  }
});

Deno.test("help on anything else says that there is none", async () => {
  for (const topic of ["foo", "EOF", "status foo"]) {
    assertEquals(await shown(`help ${topic}`), [`*** No help on ${topic}\n`, 0]);
  }
});

Deno.test("every action has a help of its own", async () => {
  for (const [name, load] of COMMANDS) assertEquals((await load()).help.startsWith(name), name !== "EOF");
});

const TITLE = "not in Supervisor (type help <topic>):";

Deno.test("help --all lists and explains our own actions, too, and to people help does so itself", async () => {
  const people = { ...NO_TRAITS, editing: true };
  for (
    const [line, setting] of [["help --all", {}], ["help", { traits: people }], ["?", { traits: people }]] as const
  ) {
    const { stdout } = await runLine(line, setting);
    assertEquals(stdout.startsWith(`${TOPICS}${TITLE}\n${"=".repeat(TITLE.length)}\ncompletion`), true, stdout);
    assertStringIncludes(stdout, "upgrade");
    assertEquals(stdout.includes("EOF"), false);
  }
  const all = await runLine("help --all status");
  assertStringIncludes(all.stdout, "status\t\t\tGet all process status info\nstatus --json");
  assertEquals((await runLine("help status", { traits: people })).stdout, all.stdout);
  assertEquals(await shown("help --all foo"), ["*** No help on foo\n", 0]);
});
