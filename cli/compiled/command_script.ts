import { Script } from "node:vm";
import type { loadCommand } from "../load_command.ts";

/** The commands, each a script of its own: NAME.cjs. */
export type ScriptName = keyof typeof loadCommand;

/** Gives the bytes of a file that belongs to this program, by its name. */
export type ReadOwn = (file: string) => Uint8Array<ArrayBuffer>;

/** A script of ours. A code cache that does not fit is not used. */
export function script(read: ReadOwn, name: string, cachedData?: Uint8Array): Script {
  const source = new TextDecoder().decode(read(`${name}.cjs`));
  return new Script(source, { filename: `${name}.cjs`, ...(cachedData === undefined ? {} : { cachedData }) });
}

/** The commands as scripts that run as CommonJS modules; `open` gives the one that is called for. */
export function scriptCommands(read: ReadOwn, open: (name: ScriptName) => Script): typeof loadCommand {
  // What a command takes in only later: a library, which may need modules of Node
  const load = async (library: string) => {
    const { createRequire } = await import("node:module");
    return script(read, library).runInThisContext()({}, load, createRequire(import.meta.url));
  };
  // What a script takes in at its start, and reads when it first uses it
  const require = (library: string) => ({
    get Cron() {
      return script(read, library).runInThisContext()({}, load).Cron;
    },
  });
  const command = (name: ScriptName) => Promise.resolve(open(name).runInThisContext()({}, load, require));
  return {
    supervisord: () => command("supervisord"),
    supervisord_words: () => command("supervisord_words"),
    supervisorctl: () => command("supervisorctl"),
    echo_supervisord_conf: () => command("echo_supervisord_conf"),
    pidproxy: () => command("pidproxy"),
    other_name: () => command("other_name"),
  };
}
