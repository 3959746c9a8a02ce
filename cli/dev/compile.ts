import { baseWithParts } from "./base_with_parts.ts";
import { bundle } from "./bundle.ts";
import { bundleMain } from "./bundle_main.ts";
import { codeCaches } from "./code_caches.ts";
import { denort } from "./denort.ts";
import { LOCK } from "./lock.ts";
import { refuseWords } from "./refuse_words.ts";
import { removeIfThere } from "./remove_if_there.ts";
import { run } from "./run_command.ts";
import { told } from "./told.ts";
import { V8_FLAGS } from "./v8_flags.ts";

const USAGE = `task compile
Makes dist/supervisord, for this machine's kind of processor, and the links to it.`;

/** What is inside bears this time, so that the same sources make the same bytes: 1980, the first that every format has. */
const TIME = new Date("1980-01-02T00:00:00Z");

/** The names under which the one executable is the original's other commands. */
export const LINKS = ["supervisorctl", "echo_supervisord_conf", "pidproxy"];

/** What `deno compile` is given. */
interface Entry {
  readonly main: string;
  /** A folder or file to take in beside what `main` imports. */
  readonly include?: string;
  /** The base binary, where it is not Deno's. */
  readonly base?: string;
}

/** Makes supervisord and its links in `folder`. Throws an Error that says what is missing. */
export async function compile(folder = "dist"): Promise<void> {
  for (const place of [folder, ".cache"]) await makeWritable(place);
  const entryWithBase = await entry();
  await compileTo(folder, entryWithBase);
  if (entryWithBase.base !== undefined) await Deno.remove(entryWithBase.base);
  console.log(`${folder}/supervisord (${LINKS.join(", ")} link to it)`);
}

// What comes later says less of why it cannot write
async function makeWritable(folder: string): Promise<void> {
  try {
    await Deno.mkdir(folder, { recursive: true });
    await Deno.remove(await Deno.makeTempFile({ dir: folder }));
  } catch (error) {
    throw new Error(`Cannot compile: ${error instanceof Error ? error.message : error}`);
  }
}

// Two executables, as only one with the same V8 can make the code caches of the other
async function entry(): Promise<Entry> {
  const [parts, work, recorder] = [".cache/bundle", ".cache/bundling", ".cache/recorder"];
  const recording = await bundle({ parts, work }).catch((error) => {
    console.log(`deno bundle failed, compiling the modules one by one: ${error.message}`);
    return null;
  });
  if (recording === null) return { main: "cli/main.ts" };
  await compileTo(recorder, { main: recording, include: parts });
  await codeCaches(parts, { recorder, kept: ".cache/code_caches" });
  await Deno.remove(recording);
  const base = `${work}/base`;
  const main = await bundleMain(work, await baseWithParts(`${recorder}/supervisord`, parts, base));
  await Deno.utime(main, TIME, TIME);
  return { main, base };
}

async function compileTo(folder: string, entry: Entry): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  // Into a new file first: a running executable cannot be written over
  const fresh = `${folder}/supervisord.new`;
  await (entry.base === undefined ? compileWithSomeBase(fresh, entry) : denoCompile(fresh, entry, entry.base));
  await Deno.rename(fresh, `${folder}/supervisord`);
  for (const name of LINKS) {
    await removeIfThere(`${folder}/${name}`);
    await Deno.symlink("supervisord", `${folder}/${name}`);
  }
}

async function compileWithSomeBase(output: string, entry: Entry): Promise<void> {
  try {
    await denoCompile(output, entry);
  } catch (downloaded) {
    console.log("deno compile could not download its base binary (denort); taking it from .cache or the npm registry");
    const base = Deno.env.get("DENORT_BIN") ?? await denort(".cache").catch((error) => {
      const why = downloaded instanceof Error ? downloaded.message : downloaded;
      throw new Error(
        "Cannot compile: its base binary (denort) can be had from neither of two places. They are asked once; what is " +
          `kept in .cache needs no network.\n${why}\n${error.message}`,
      );
    });
    await denoCompile(output, entry, base);
  }
}

async function denoCompile(
  output: string,
  { main, include }: Entry,
  base?: string,
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
    `--v8-flags=${V8_FLAGS}`,
    ...(include === undefined ? [] : ["--include", include]),
    "--output",
    output,
    main,
  ], base === undefined ? {} : { env: { DENORT_BIN: base } });
}

/** Throws an Error with what to do instead of what `args` ask for. */
function refuse(args: readonly string[]): void {
  const [target] = args.flatMap((word, index) =>
    word === "--target" ? [args[index + 1] ?? ""] : word.startsWith("--target=") ? [word.slice("--target=".length)] : []
  );
  if (target !== undefined && target !== Deno.build.target) {
    throw new Error(
      `Cannot compile for '${target}' here: what makes an executable start fast is recorded by running it. Run this task ` +
        `on such a machine; this one is ${Deno.build.target}`,
    );
  }
  if (target === undefined) refuseWords(args, USAGE);
}

if (import.meta.main) {
  Deno.exit(
    await told(async () => {
      refuse(Deno.args);
      await compile();
    }),
  );
}
