import { Script } from "node:vm";
import type { CommandName } from "../load_command.ts";

/** The script of a command, which lies beside the executable's main module. A code cache that does not fit is not used. */
export function commandScript(name: CommandName, cachedData?: Uint8Array): Script {
  const url = new URL(`${name}.cjs`, import.meta.url);
  const source = `(function (module) {${Deno.readTextFileSync(url)}\nreturn module.exports; })`;
  // A URL, as import() in the script is relative to it
  return new Script(source, { filename: url.href, ...(cachedData === undefined ? {} : { cachedData }) });
}

/** Runs the script as a CommonJS module; gives what it exports. */
export function exportsOf(script: Script) {
  return script.runInThisContext()({});
}
