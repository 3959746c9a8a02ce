import { run } from "../../cli/dev/run_command.ts";

const CACHE = new URL("../../.cache/clients/", import.meta.url).pathname;

/** What to install and how; `what` names packages with their versions, and a change of it installs anew. */
export interface Installation {
  /** Folder below .cache/clients. */
  readonly folder: string;
  readonly what: string;
  /** Fills the empty folder. */
  readonly fill: (folder: string) => Promise<void>;
}

const begun = new Map<string, Promise<string>>();

/**
 * The folder of a complete installation: the one in `cache`, or one made now; only once a run, also when it fails.
 * Throws when it cannot be made.
 */
export function installOnce(installation: Installation, { cache = CACHE } = {}): Promise<string> {
  const key = `${cache}${installation.folder} ${installation.what}`;
  const known = begun.get(key);
  if (known !== undefined) return known;
  const folder = install(installation, cache);
  begun.set(key, folder);
  return folder;
}

async function install({ folder, what, fill }: Installation, cache: string): Promise<string> {
  const path = cache + folder;
  const stamp = `${path}.installed`;
  if (await read(stamp) === what) return path;
  console.error(`clients: installing ${what} into .cache/clients/${folder}`);
  // An installation that was broken off is worth nothing
  await run(["rm", "-rf", path, stamp]);
  await Deno.mkdir(path, { recursive: true });
  await fill(path);
  await Deno.writeTextFile(stamp, what);
  return path;
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
