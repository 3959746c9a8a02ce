import { ensureTool, STRACE, TMUX } from "../cli/dev/debian.ts";
import { PATH } from "./sandbox.ts";
import type { Spec } from "./spec.ts";

/** What a spec's tags may name as needed, and whether it is there; strace and tmux are installed where that can be done. */
const NEEDS: ReadonlyMap<string, () => Promise<boolean>> = new Map([
  ["root", () => Promise.resolve(Deno.uid() === 0)],
  ["python", () => isCommand("python3")],
  ["cc", () => isCommand("cc")],
  ["strace", () => ensureTool(STRACE)],
  ["tmux", () => ensureTool(TMUX)],
]);

/** What these specs need and is not there; under CI=true that is an Error, for all but root. */
export async function missingNeeds(specs: readonly Spec[]): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  for (const tag of new Set(specs.flatMap(({ tags }) => tags))) {
    if (await NEEDS.get(tag)?.() !== false) continue;
    if (tag !== "root" && Deno.env.get("CI") === "true") throw new Error(`Cannot run every spec: there is no ${tag}`);
    missing.add(tag);
  }
  return missing;
}

async function isCommand(name: string): Promise<boolean> {
  const args = ["-c", `${name} --version`];
  const look = new Deno.Command("/bin/sh", { args, env: { PATH }, stdout: "null", stderr: "null" });
  return (await look.output()).success;
}
