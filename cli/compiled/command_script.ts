import { Script } from "node:vm";
import type { CommandName, loadCommand } from "../load_command.ts";

/** The script of a command, which lies beside the executable's main module. A code cache that does not fit is not used. */
export function commandScript(name: CommandName, cachedData?: Uint8Array): Script {
  const url = new URL(`${name}.cjs`, import.meta.url);
  const source = `(function (module) {${Deno.readTextFileSync(url)}\nreturn module.exports; })`;
  // A URL, as import() in the script is relative to it
  return new Script(source, { filename: url.href, ...(cachedData === undefined ? {} : { cachedData }) });
}

/** The commands as scripts that run as CommonJS modules; `open` gives the one that is called for. */
export function scriptCommands(open: (name: CommandName) => Script): typeof loadCommand {
  const load = (name: CommandName) => Promise.resolve(open(name).runInThisContext()({}));
  return {
    supervisord: () => load("supervisord"),
    supervisorctl: () => load("supervisorctl"),
    echo_supervisord_conf: () => load("echo_supervisord_conf"),
    pidproxy: () => load("pidproxy"),
  };
}
