import { ROOT } from "../root.ts";
import { type Release, releases, secondsOf } from "./changelog.ts";

/** What is packed. */
export interface Product {
  readonly executable: Uint8Array<ArrayBuffer>;
  /** The newest first. */
  readonly releases: readonly [Release, ...Release[]];
  readonly arch: typeof Deno.build.arch;
  /** What all files bear, in seconds. */
  readonly time: number;
}

/** A package in one file. */
export interface Package {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The executable in the folder `commands`, for this machine. It bears the time of SOURCE_DATE_EPOCH, else the day of the
 * newest version in CHANGELOG.md.
 */
export async function product(commands: string): Promise<Product> {
  const all = releases(await readText("CHANGELOG.md"));
  return {
    executable: await Deno.readFile(`${commands}/supervisord`),
    releases: all,
    arch: Deno.build.arch,
    time: Number(Deno.env.get("SOURCE_DATE_EPOCH") ?? secondsOf(all[0].date)),
  };
}

/** A file of ours. */
export async function readText(path: string): Promise<string> {
  return await Deno.readTextFile(`${ROOT}${path}`);
}
