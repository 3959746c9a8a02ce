import { dirname, joinPath } from "../../src/text/python/posix_path.ts";

/** What the names of the section, the module and the files begin with. */
export const BAIT_PREFIX = "monovisor_takeover_";

/** Where the section goes, and the module, and for whom. */
export interface BaitOptions {
  /** BAIT_PREFIX, and something that nobody can guess. */
  readonly name: string;
  /** The text of the module. */
  readonly module: string;
  /** Where Python finds it. */
  readonly folder: string;
  /** Where Python keeps it, compiled. */
  readonly cache: string;
  /** The configuration file. */
  readonly configfile: string;
  /** A path that [include] takes in; null: the section goes into the configuration file. */
  readonly included: string | null;
  /** Who is to read them. */
  readonly uid: number;
}

/**
 * The files that a reread finds for a moment: the module, and a section that names it. Disposed, everything is as it
 * was: the configuration file is the very file that it was before, which had another name meanwhile.
 */
export class Bait implements Disposable {
  readonly #undo = new DisposableStack();

  /** Throws what the system says, and leaves nothing behind then. */
  constructor({ name, module, folder, cache, configfile, included, uid }: BaitOptions) {
    using undo = new DisposableStack();
    const hadCache = exists(cache);
    undo.defer(() => removeCompiled(cache, { name, hadCache }));
    const create = (path: string, text: string) => {
      Deno.writeTextFileSync(path, text, { createNew: true, mode: 0o600 });
      undo.defer(() => Deno.removeSync(path));
      if (uid !== Deno.uid()) Deno.chownSync(path, uid, null);
    };
    create(joinPath(folder, `${name}.py`), module);
    const section = `\n[rpcinterface:${name}]\nsupervisor.rpcinterface_factory = ${name}:take_over\n`;
    if (included !== null) create(included, section);
    else undo.use(addTo(configfile, { section, name }));
    this.#undo = undo.move();
  }

  [Symbol.dispose](): void {
    this.#undo.dispose();
  }
}

/** By renaming: whoever reads the file finds one of the two, and never a part of it. */
function addTo(configfile: string, { section, name }: { readonly section: string; readonly name: string }): Disposable {
  const path = Deno.realPathSync(configfile);
  const folder = dirname(path);
  const kept = joinPath(folder, `${name}.kept`);
  const fresh = joinPath(folder, `${name}.new`);
  const { mode, uid, gid } = Deno.statSync(path);
  let isSwapped = false;
  using undo = new DisposableStack();
  const unless = (file: string) => undo.defer(() => isSwapped || Deno.removeSync(file));
  Deno.linkSync(path, kept);
  unless(kept);
  Deno.writeTextFileSync(fresh, "", { createNew: true, mode: 0o600 });
  unless(fresh);
  const before = Deno.readFileSync(path);
  Deno.writeFileSync(fresh, new Uint8Array([...before, ...new TextEncoder().encode(section)]));
  Deno.chownSync(fresh, uid, gid);
  Deno.chmodSync(fresh, (mode ?? 0o600) & 0o7777);
  const { ino } = Deno.statSync(fresh);
  Deno.renameSync(fresh, path);
  isSwapped = true;
  undo.defer(() => {
    if (Deno.statSync(path).ino === ino) return Deno.renameSync(kept, path);
    // Somebody has put another file there meanwhile, which is theirs to keep
    Deno.removeSync(kept);
  });
  return undo.move();
}

function removeCompiled(
  cache: string,
  { name, hadCache }: { readonly name: string; readonly hadCache: boolean },
): void {
  if (!exists(cache)) return;
  for (const { name: file } of Deno.readDirSync(cache)) {
    if (file.startsWith(`${name}.`)) Deno.removeSync(joinPath(cache, file));
  }
  if (!hadCache && [...Deno.readDirSync(cache)].length === 0) Deno.removeSync(cache);
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
