import { bundle, COMMANDS } from "./bundle.ts";
import { denort } from "./denort.ts";
import { LOCK } from "./lock.ts";
import { recordCodeCaches } from "./record_code_caches.ts";
import { run } from "./run_command.ts";

/** The names under which the one executable is the original's four commands. */
const LINKS = COMMANDS.filter((name) => name !== "supervisord");

/** What `deno compile` is given. */
interface Entry {
  readonly main: string;
  /** A folder to take in beside what `main` imports. */
  readonly include?: string;
}

/** Makes dist/supervisord and its links. Throws an Error that says what is missing. */
export async function compile(): Promise<void> {
  await compileTo("dist", await entry());
  console.log(`dist/supervisord (${LINKS.join(", ")} link to it)`);
}

// Two executables, as only one with the same V8 can make the code caches of the other
async function entry(): Promise<Entry> {
  const folder = ".cache/bundle";
  try {
    await bundle(folder, ".cache/bundling");
  } catch (error) {
    console.log(
      `deno bundle failed, compiling the modules one by one: ${error instanceof Error ? error.message : error}`,
    );
    return { main: "cli/main.ts" };
  }
  const recorder = ".cache/recorder";
  await compileTo(recorder, { main: `${folder}/recorder.js`, include: folder });
  await recordCodeCaches(recorder, folder);
  await Deno.remove(`${folder}/recorder.js`);
  return { main: `${folder}/main.js`, include: folder };
}

async function compileTo(folder: string, entry: Entry): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  // Into a new file first: a running executable cannot be written over
  const fresh = `${folder}/supervisord.new`;
  try {
    await denoCompile(fresh, entry);
  } catch (downloaded) {
    console.log("deno compile could not download its base binary (denort); taking it from the npm registry instead");
    const DENORT_BIN = Deno.env.get("DENORT_BIN") ?? await denort(".cache").catch((error) => {
      throw new Error(`Cannot compile: there is no denort.\n${downloaded}\n${error.message}`);
    });
    await denoCompile(fresh, entry, { DENORT_BIN });
  }
  await Deno.rename(fresh, `${folder}/supervisord`);
  for (const name of LINKS) {
    await Deno.remove(`${folder}/${name}`).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
    await Deno.symlink("supervisord", `${folder}/${name}`);
  }
}

async function denoCompile(
  output: string,
  { main, include }: Entry,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await run([
    Deno.execPath(),
    "compile",
    LOCK,
    "--quiet",
    "--allow-all",
    "--no-check",
    // Deno's own would lie under a known name in /tmp, where others could put one of theirs; ours is in the executable
    "--no-code-cache",
    // expose-gc lets the daemon collect garbage when it is quiet (src/os/linux/give_back_memory.ts). Single-threaded, for a
    // short-lived command ends sooner without V8's helper threads, and a daemon that sleeps has nothing for them to do.
    // Old space begins with 64 MB, so that a burst of work is over before it is collected
    "--v8-flags=--expose-gc,--single-threaded,--initial-old-space-size=64",
    ...(include === undefined ? [] : ["--include", include]),
    "--output",
    output,
    main,
  ], { env });
}

if (import.meta.main) await compile();
