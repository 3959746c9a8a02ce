import { decodeOsText } from "../../src/text/bytes/os_text.ts";
import { TakeoverError } from "../../src/survive/takeover/takeover_error.ts";
import { parseEnvironment } from "../../src/text/python/parse_environment.ts";
import { dirname, joinPath } from "../../src/text/python/posix_path.ts";

/** A running supervisord as /proc shows it (proc(5)). */
export interface PythonProcessFacts {
  readonly pid: number;
  /** The real uid. */
  readonly uid: number;
  /** The interpreter. */
  readonly python: string;
  /** The script that it runs, without symbolic links: Python looks for modules in its folder first (sys.path[0]). */
  readonly script: string;
  /** The words behind the script. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Options of Python's that stand alone, less -I and -P, by which it does not look in the folder of its script. */
const PLAIN_OPTION = /^-[bBdEiOqRsSuvx]+$/;

/** Looks at the process. Throws TakeoverError when it is not a supervisord that can be taken over, and says why. */
export function pythonProcess(pid: number): PythonProcessFacts {
  const folder = `/proc/${pid}`;
  const python = look(() => Deno.readLinkSync(`${folder}/exe`), pid);
  if (!/^(python|pypy)/.test(python.slice(python.lastIndexOf("/") + 1))) {
    throw new TakeoverError(`process ${pid} is ${python}, no Python`);
  }
  const read = (name: string) => look(() => decodeOsText(Deno.readFileSync(`${folder}/${name}`)), pid);
  const cwd = look(() => Deno.readLinkSync(`${folder}/cwd`), pid);
  const words = read("cmdline").split("\0").slice(1, -1);
  const at = words.findIndex((word) => !PLAIN_OPTION.test(word));
  const script = words[at];
  const environment = parseEnvironment(read("environ"));
  if (script === undefined || script.startsWith("-")) {
    throw new TakeoverError(`${python} was called with ${script ?? "no script"}: only a script can be dealt with`);
  }
  if (environment.PYTHONSAFEPATH) throw new TakeoverError("PYTHONSAFEPATH is set in its environment");
  const path = realPath(joinPath(cwd, script));
  if (path === null) {
    throw new TakeoverError(`its script ${script} is not found from its folder ${cwd}: start it by its whole path`);
  }
  const uid = Number(/^Uid:\s+(\d+)/m.exec(read("status"))?.[1]);
  return { pid, uid, python, script: path, args: words.slice(at + 1), cwd, environment };
}

/** Where Python looks for modules first. */
export function moduleFolder({ script }: PythonProcessFacts): string {
  return dirname(script);
}

/** Where it keeps what it has compiled of them (PEP 3147). */
export function cacheFolder({ script, environment: { PYTHONPYCACHEPREFIX: prefix = "" } }: PythonProcessFacts): string {
  return prefix === "" ? joinPath(dirname(script), "__pycache__") : joinPath(prefix, dirname(script).slice(1));
}

function realPath(path: string): string | null {
  try {
    return Deno.realPathSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function look<T>(what: () => T, pid: number): T {
  try {
    return what();
  } catch (error) {
    if (error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable) {
      throw new TakeoverError(`process ${pid} belongs to somebody else: call this as root or as its user`);
    }
    if (!(error instanceof Error)) throw error;
    throw new TakeoverError(`process ${pid} cannot be looked at: ${error.message}`);
  }
}
