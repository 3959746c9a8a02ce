import { Script } from "node:vm";
import type { loadCommand } from "../load_command.ts";

/** Gives the bytes of a file that belongs to this program, by its name. */
export type ReadOwn = (file: string) => Uint8Array<ArrayBuffer>;

/** A script of ours. A code cache that does not fit is not used. */
export function script(read: ReadOwn, name: string, cachedData?: Uint8Array): Script {
  const source = new TextDecoder().decode(read(`${name}.cjs`));
  return new Script(source, { filename: `${name}.cjs`, ...(cachedData === undefined ? {} : { cachedData }) });
}

/**
 * The commands, each a script of its own, NAME.cjs, that runs as a CommonJS module; `open` gives the one that is called
 * for. What NAME_more.cjs has is taken in only when the command wants it (see cli/dev/halves.ts).
 */
export function scriptCommands(read: ReadOwn, open: (name: string) => Script): typeof loadCommand {
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
  const command = (name: keyof typeof loadCommand) => {
    let modules: unknown;
    const more = () =>
      modules ??= open(`${name}_more`).runInThisContext()({}, load, require, null, module.shared()).modules;
    const module = open(name).runInThisContext()({}, load, require, more);
    return Promise.resolve(module);
  };
  return {
    supervisord: () => command("supervisord"),
    supervisord_words: () => command("supervisord_words"),
    supervisorctl: () => command("supervisorctl"),
    echo_supervisord_conf: () => command("echo_supervisord_conf"),
    pidproxy: () => command("pidproxy"),
    other_name: () => command("other_name"),
  };
}
