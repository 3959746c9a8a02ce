import { until } from "./support/until.ts";
import { procText } from "./support/proc_text.ts";

const MARK = "COMPAT_SANDBOX";

/** Where specs find commands, whatever a developer's own shell adds. */
export const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Folder of programs that several specs run; they find it in $FIXTURES. */
export const FIXTURES = new URL("./fixtures", import.meta.url).pathname;

/** One spec's own folder, port and environment. Closing it kills whatever was started in it and is still alive. */
export class Sandbox implements AsyncDisposable {
  private constructor(readonly dir: string, readonly port: number, readonly env: Readonly<Record<string, string>>) {}

  /** Makes a short-named folder (unix socket paths end at 108 bytes) holding a copy of the spec's files. */
  static async open(specFolder: string): Promise<Sandbox> {
    const dir = await Deno.makeTempDir({ prefix: "mv-" });
    const port = freePort();
    await copyFiles(specFolder, dir);
    const env = {
      PATH,
      HOME: dir,
      TMPDIR: dir,
      LANG: "C.UTF-8",
      TZ: "UTC",
      // Python would hold back what it prints to a pipe, and `wait out` would wait for it.
      PYTHONUNBUFFERED: "1",
      PORT: String(port),
      DIR: dir,
      FIXTURES,
      [MARK]: dir,
    };
    return new Sandbox(dir, port, env);
  }

  path(name: string): string {
    return name.startsWith("/") ? name : `${this.dir}/${name}`;
  }

  /** The text of a file in the folder, or "" while there is none. */
  async read(name: string): Promise<string> {
    try {
      return new TextDecoder().decode(await Deno.readFile(this.path(name)));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await until(() => this.#killRest(), { or: () => `Cannot end the processes of ${this.dir}` });
    await Deno.remove(this.dir, { recursive: true });
  }

  /** Kills by pid what carries this sandbox's mark in its environment; true once nothing does. */
  #killRest(): true | undefined {
    const pids = markedPids(`${MARK}=${this.dir}\0`);
    for (const pid of pids) tryKill(pid);
    return pids.length === 0 ? true : undefined;
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** A spec without a supervisord.conf of its own gives only programs.conf: the common head goes before it. */
async function copyFiles(from: string, to: string): Promise<void> {
  for await (const entry of Deno.readDir(from)) {
    if (!entry.isFile || entry.name === "spec.txt") continue;
    await Deno.copyFile(`${from}/${entry.name}`, `${to}/${entry.name}`);
  }
  if (await exists(`${to}/supervisord.conf`)) return;
  const head = await Deno.readTextFile(new URL("./specs/head.conf", import.meta.url));
  const programs = await exists(`${to}/programs.conf`) ? await Deno.readTextFile(`${to}/programs.conf`) : "";
  await Deno.writeTextFile(`${to}/supervisord.conf`, `${head}\n${programs}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function markedPids(mark: string): number[] {
  const pids = [...Deno.readDirSync("/proc")].map((entry) => Number(entry.name)).filter(Number.isInteger);
  // Nothing is told of one that has ended meanwhile, or is somebody else's: not ours to kill either way
  return pids.filter((pid) => procText(`/proc/${pid}/environ`).includes(mark));
}

function tryKill(pid: number): void {
  try {
    Deno.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
