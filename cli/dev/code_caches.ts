import { exists } from "./exists.ts";
import { recordCodeCaches } from "./record_code_caches.ts";
import { removeIfThere } from "./remove_if_there.ts";
import { V8_FLAGS } from "./v8_flags.ts";

const SUFFIX = ".cache";

/** Where code caches are kept, and made. */
interface Caches {
  /** Keeps those of the last compilation. */
  readonly kept: string;
  /** The folder of the executables that make them. */
  readonly recorder: string;
}

/**
 * Puts the code cache of each command beside its script in the folder `parts`. What V8 writes down hangs on what a daemon
 * happens to run: scripts that are as they were get the caches that they had, so that they make the same executable.
 */
export async function codeCaches(parts: string, { kept, recorder }: Caches): Promise<void> {
  const folder = `${kept}/${await sumOf(parts)}`;
  if (!await exists(folder)) {
    await recordCodeCaches(recorder, parts);
    await removeIfThere(kept, { recursive: true });
    const fresh = `${kept}/new`;
    await Deno.mkdir(fresh, { recursive: true });
    await copyCaches(parts, fresh);
    await Deno.rename(fresh, folder);
    return;
  }
  await copyCaches(folder, parts);
}

async function copyCaches(from: string, to: string): Promise<void> {
  for (const name of names(from).filter((name) => name.endsWith(SUFFIX))) {
    await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

/** Of the scripts, and of what reads them: V8 takes no cache that was made with other flags, and says nothing. */
async function sumOf(folder: string): Promise<string> {
  const files = await Promise.all(names(folder).map((name) => Deno.readFile(`${folder}/${name}`)));
  const { deno, v8 } = Deno.version;
  const all = new Blob([`${deno} ${v8} ${Deno.build.target} ${V8_FLAGS}`, ...files]);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await all.bytes())).toHex();
}

function names(folder: string): readonly string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
}
