import { readPart } from "./parts.ts";
import { script, scriptCommands } from "./command_script.ts";

/** In the executable each command is one script with V8's code cache beside it: what a start needs is compiled already. */
export const loadCommand = scriptCommands(readPart, (name) => script(readPart, name, readPart(`${name}.cache`)));
