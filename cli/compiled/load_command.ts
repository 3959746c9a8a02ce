import type { CommandName, loadCommand as fromSources } from "../load_command.ts";
import { commandScript, exportsOf } from "./command_script.ts";

/** In the executable each command is one script with V8's code cache beside it: what a start needs is compiled already. */
export const loadCommand: typeof fromSources = {
  supervisord: () => load("supervisord"),
  supervisorctl: () => load("supervisorctl"),
  echo_supervisord_conf: () => load("echo_supervisord_conf"),
  pidproxy: () => load("pidproxy"),
};

function load(name: CommandName) {
  const cache = Deno.readFileSync(new URL(`${name}.cache`, import.meta.url));
  return Promise.resolve(exportsOf(commandScript(name, cache)));
}
