import { ensureTool, STRACE, TMUX } from "../cli/dev/debian.ts";
import type { Spec } from "./spec.ts";

/** What a spec's tags may name as needed, and whether it is there; strace and tmux are installed where that can be done. */
const NEEDS: ReadonlyMap<string, () => Promise<boolean>> = new Map([
  ["root", () => Promise.resolve(Deno.uid() === 0)],
  ["python", () => isCommand("python3")],
  ["cc", () => isCommand("cc")],
  ["strace", () => ensureTool(STRACE)],
  ["tmux", () => ensureTool(TMUX)],
]);

/** What these specs need and is not there. */
export async function missingNeeds(specs: readonly Spec[]): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  for (const tag of new Set(specs.flatMap(({ tags }) => tags))) {
    if (await NEEDS.get(tag)?.() === false) missing.add(tag);
  }
  return missing;
}

async function isCommand(name: string): Promise<boolean> {
  const look = new Deno.Command("sh", { args: ["-c", `${name} --version`], stdout: "null", stderr: "null" });
  return (await look.output()).success;
}
