import { commandScript, scriptCommands } from "./command_script.ts";

/** In the executable each command is one script with V8's code cache beside it: what a start needs is compiled already. */
export const loadCommand = scriptCommands((name) =>
  commandScript(name, Deno.readFileSync(new URL(`${name}.cache`, import.meta.url)))
);
