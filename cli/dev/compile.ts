import { bundle, type Entry } from "./bundle.ts";
import { denort } from "./denort.ts";
import { LOCK } from "./lock.ts";
import { run } from "./run_command.ts";

/** The names under which the one executable is the original's four commands. */
const LINKS = ["supervisorctl", "echo_supervisord_conf", "pidproxy"] as const;

/** Makes dist/supervisord and its links. Throws an Error that says what is missing. */
export async function compile(): Promise<void> {
  await Deno.mkdir("dist", { recursive: true });
  await Deno.mkdir(".cache", { recursive: true });
  const target = "dist/supervisord";
  const entry = await bundle("cli/main.ts", ".cache/bundle");
  try {
    await compileTo(target, { ...entry, env: {} });
  } catch (downloaded) {
    console.log("deno compile could not download its base binary (denort); taking it from the npm registry instead");
    const DENORT_BIN = Deno.env.get("DENORT_BIN") ?? await denort(".cache").catch((error) => {
      throw new Error(`Cannot compile: there is no denort.\n${downloaded}\n${error.message}`);
    });
    await compileTo(target, { ...entry, env: { DENORT_BIN } });
  }
  for (const name of LINKS) {
    await Deno.remove(`dist/${name}`).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
    await Deno.symlink("supervisord", `dist/${name}`);
  }
  console.log(`${target} (${LINKS.join(", ")} link to it)`);
}

async function compileTo(
  target: string,
  { main, include, env }: Entry & { readonly env: Readonly<Record<string, string>> },
): Promise<void> {
  // Into a new file first: a running executable cannot be written over
  const fresh = `${target}.new`;
  await run([
    Deno.execPath(),
    "compile",
    LOCK,
    "--quiet",
    "--allow-all",
    "--no-check",
    // The cache would lie under a known name in /tmp, where others could put one of theirs
    "--no-code-cache",
    // expose-gc lets the daemon collect garbage when it is quiet (src/os/give_back_memory.ts). Single-threaded, for a
    // short-lived command ends sooner without V8's helper threads, and a daemon that sleeps has nothing for them to do
    "--v8-flags=--expose-gc,--single-threaded",
    ...include.flatMap((folder) => ["--include", folder]),
    "--output",
    fresh,
    main,
  ], { env });
  await Deno.rename(fresh, target);
}

if (import.meta.main) await compile();
