import { compiledCommands } from "../cli/dev/compiled_commands.ts";
import { ensureReference } from "../cli/dev/reference.ts";

/** The commands under test. */
export type Tool = "supervisord" | "supervisorctl" | "echo_supervisord_conf" | "pidproxy";

/** One set of installed commands: the original's or ours. */
export interface Target {
  readonly name: "reference" | "ours";
  /** Folder in which the four commands stand under their own names. */
  readonly bin: string;
  /** What `supervisord -v` prints, without the newline. */
  readonly version: string;
}

const ROOT = new URL("../", import.meta.url).pathname;

/** The original, or null (said aloud on stderr) where it cannot be had: recorded goldens then stand in for it. */
export async function referenceTarget(): Promise<Target | null> {
  const reference = await ensureReference();
  if (reference === null) return null;
  return { name: "reference", bin: reference.bin, version: await versionOf(reference.bin) };
}

/**
 * Ours: dist/supervisord with its links, compiled unless it is there, or those in the folder that `MONOVISOR_DIST` names.
 * With `source` wrappers in .cache/source-bin that run the sources: quicker to try a change, but Deno itself shows where
 * a spec looks at the environment or at another user's rights. Its cache is named in them, for specs have another HOME.
 */
export async function ourTarget(options: { readonly source: boolean }): Promise<Target> {
  const bin = options.source ? await wrapSources() : await compiledCommands();
  return { name: "ours", bin, version: await versionOf(bin) };
}

async function versionOf(bin: string): Promise<string> {
  const output = await new Deno.Command(`${bin}/supervisord`, { args: ["-v"], stdin: "null", stderr: "inherit" })
    .output();
  return new TextDecoder().decode(output.stdout).trim();
}

async function wrapSources(): Promise<string> {
  const bin = `${ROOT}.cache/source-bin`;
  await Deno.mkdir(bin, { recursive: true });
  const tools: readonly Tool[] = ["supervisord", "supervisorctl", "echo_supervisord_conf", "pidproxy"];
  const denoDir = Deno.env.get("DENO_DIR") ?? `${Deno.env.get("HOME") ?? "/root"}/.cache/deno`;
  for (const tool of tools) {
    const script = `#!/bin/sh
export DENO_DIR='${denoDir}' DENO_NO_UPDATE_CHECK=1 DENO_TLS_CA_STORE=system,mozilla MONOVISOR_ARGV0="$0"
exec '${Deno.execPath()}' run -A --no-check --quiet --config '${ROOT}deno.json' '${ROOT}cli/main.ts' "$@"
`;
    await Deno.writeTextFile(`${bin}/${tool}`, script, { mode: 0o755 });
  }
  return bin;
}
