import type { CommandName, loadCommand as fromSources } from "../load_command.ts";
import { commandScript, exportsOf } from "./command_script.ts";

/** In the executable that makes the code caches each command writes its own at its end, with all that it has run. */
export const loadCommand: typeof fromSources = {
  supervisord: () => record("supervisord"),
  supervisorctl: () => record("supervisorctl"),
  echo_supervisord_conf: () => record("echo_supervisord_conf"),
  pidproxy: () => record("pidproxy"),
};

function record(name: CommandName) {
  const script = commandScript(name);
  addEventListener("unload", () => {
    const cache = script.createCachedData();
    if (commandScript(name, cache).cachedDataRejected) {
      throw new Error(`V8 does not take its own code cache of ${name}`);
    }
    Deno.writeFileSync(`${Deno.env.get("RECORD_TO")}/${name}.cache`, cache);
  });
  return Promise.resolve(exportsOf(script));
}
