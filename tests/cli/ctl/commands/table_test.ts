import { assertEquals } from "@std/assert";
import { help } from "../../../../cli/ctl/commands/help/help.ts";
import { COMMANDS } from "../../../../cli/ctl/commands/table.ts";
import { shellCompletion } from "../../../../cli/ctl/editor/shell_completion.ts";
import type { Command, CommandTable } from "../../../../cli/ctl/shell/command.ts";
import { namesByOrigin } from "../../../../cli/ctl/shell/action_names.ts";
import { Shell } from "../../../../cli/ctl/shell/shell.ts";
import { info } from "../shell/literals.ts";
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
  const { session, terminal } = fakeShell({ answers: { getAllProcessInfo: [info("web")] } });
  const shell = new Shell(session, commands);
  for (const line of ["greet web", "help greet"]) await shell.onLine(line);
  assertEquals(terminal.stdout, "Hello web\ngreet <gname>\tGreet a group\n");
  assertEquals(await namesByOrigin(commands), { listed: ["greet"], own: [] });
  assertEquals(await shellCompletion(session, commands)("greet w"), ["web"]);
});

Deno.test("COMMANDS lists its actions by their names' order", async () => {
  const { listed, own } = await namesByOrigin(COMMANDS);
  assertEquals(listed, listed.toSorted());
  const others = [...COMMANDS.keys()].filter((name) => !listed.includes(name) && !own.includes(name));
  assertEquals(others, ["help", "EOF"]);
});
