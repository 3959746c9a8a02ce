import { assertEquals } from "@std/assert";
import { help } from "../../../../cli/ctl/commands/help/help.ts";
import { COMMANDS } from "../../../../cli/ctl/commands/table.ts";
import { slotAt } from "../../../../cli/ctl/completion/slot_at.ts";
import type { Command, CommandTable } from "../../../../cli/ctl/shell/command.ts";
import { listedNames } from "../../../../cli/ctl/shell/listed_names.ts";
import { Shell } from "../../../../cli/ctl/shell/shell.ts";
import { fakeShell } from "../shell/run_lines.ts";

const greet: Command = {
  help: "greet <gname>\tGreet a group",
  listed: true,
  slot: "group",
  run: (session, argument) => Promise.resolve(session.output(`Hello ${argument}`)),
};

Deno.test("a line in a table is all it takes for an action to be run, listed, explained and completed", async () => {
  const commands: CommandTable = new Map([
    ["greet", () => Promise.resolve(greet)],
    ["help", () => Promise.resolve(help(commands))],
  ]);
  const { session, terminal } = fakeShell({});
  const shell = new Shell(session, commands);
  for (const line of ["greet web", "help greet"]) await shell.onLine(line);
  assertEquals(terminal.stdout, "Hello web\ngreet <gname>\tGreet a group\n");
  assertEquals(await listedNames(commands), ["greet"]);
  assertEquals(await slotAt("greet w", commands), "group");
});

Deno.test("COMMANDS lists its actions by their names' order", async () => {
  const names = await listedNames(COMMANDS);
  assertEquals(names, names.toSorted());
  const unlisted = [...COMMANDS.keys()].filter((name) => !names.includes(name));
  assertEquals(unlisted, ["rotate", "upgrade", "help", "completion", "EOF"]);
});
