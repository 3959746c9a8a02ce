import { ROOT } from "./root.ts";

/** Where the original's commands stand. */
export interface Reference {
  /** Absolute folder holding supervisord, supervisorctl, echo_supervisord_conf and pidproxy. */
  readonly bin: string;
}

const VERSION = "4.3.0";
const CACHE = `${ROOT}.cache/reference`;

/**
 * Makes the original Supervisor available: `MONOVISOR_REFERENCE` names the folder of its commands; else release 4.3.0
 * in a cached Python environment; else, as root, Debian's package (4.2.5). Says on stderr what it settles for.
 * Null when none can be had; under CI=true that is an error instead, for there nothing may be skipped silently.
 */
export async function ensureReference(): Promise<Reference | null> {
  const given = Deno.env.get("MONOVISOR_REFERENCE");
  if (given !== undefined && await works(given)) return { bin: given };
  if (given !== undefined) return none(`MONOVISOR_REFERENCE names ${given}, where no supervisord runs`);
  const bin = `${CACHE}/bin`;
  if (await works(bin)) return { bin };
  if (await installRelease() && await works(bin)) return { bin };
  if (Deno.uid() === 0 && await installPackage() && await works("/usr/bin")) {
    console.error("reference: Debian's supervisor package (4.2.5), since 4.3.0 cannot be installed by pip");
    return { bin: "/usr/bin" };
  }
  return none("neither pip nor apt-get gave one");
}

function none(why: string): null {
  if (Deno.env.get("CI") === "true") throw new Error(`Cannot find the reference: ${why}`);
  console.error(`reference: ${why}; recorded goldens stand in for it`);
  return null;
}

async function installRelease(): Promise<boolean> {
  console.error(`reference: installing supervisor ${VERSION} into .cache/reference`);
  if (!await succeeds("python3", ["-m", "venv", CACHE])) return false;
  const args = ["install", "--quiet", "--disable-pip-version-check", `supervisor==${VERSION}`];
  return await succeeds(`${CACHE}/bin/pip`, args);
}

function installPackage(): Promise<boolean> {
  return succeeds("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", "supervisor"]);
}

function works(bin: string): Promise<boolean> {
  return succeeds(`${bin}/supervisord`, ["-v"]);
}

async function succeeds(command: string, args: string[]): Promise<boolean> {
  try {
    const output = await new Deno.Command(command, { args, stdin: "null", stdout: "null", stderr: "null" }).output();
    return output.success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
