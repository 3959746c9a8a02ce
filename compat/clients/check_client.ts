import { diff } from "../diff.ts";
import { RECORDED_VERSION } from "../golden.ts";
import type { Target } from "../target.ts";
import type { Client, Driver } from "./client.ts";
import { readGolden, writeGolden } from "./golden.ts";
import { runClient } from "./run_client.ts";

/** What came of one client on one daemon. */
export interface Outcome {
  readonly result: "passed" | "failed" | "skipped";
  /** Why it failed or was skipped, to be read by people; else "". */
  readonly detail: string;
}

/** Which daemon, and whether its transcript becomes the golden instead of being compared with it. */
export interface CheckOptions {
  readonly target: Target;
  readonly record: boolean;
  /** Whether a client that cannot be installed counts as failed, as in CI where nothing may be skipped silently. */
  readonly strict: boolean;
}

/**
 * Installs a client if need be, runs it on a daemon and compares the transcript with the golden. A client that cannot
 * be installed is skipped, and so is an original of another release than the goldens'.
 */
export async function checkClient(client: Client, { target, record, strict }: CheckOptions): Promise<Outcome> {
  if (target.name === "reference" && target.version !== RECORDED_VERSION) {
    return { result: "skipped", detail: `the goldens are ${RECORDED_VERSION}'s, this is ${target.version}` };
  }
  const installed = await tryInstall(client);
  if (typeof installed === "string") {
    return { result: strict ? "failed" : "skipped", detail: installed };
  }
  try {
    return await compare(client.name, await runClient(client, installed, target), record);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { result: "failed", detail: error.message };
  }
}

async function tryInstall(client: Client): Promise<Driver | string> {
  try {
    return await client.install();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `Cannot install it: ${error.message}`;
  }
}

async function compare(name: string, transcript: string, record: boolean): Promise<Outcome> {
  if (record && transcript.includes("\n[exit 0]\n")) {
    await writeGolden(name, transcript);
    return { result: "passed", detail: "" };
  }
  const golden = await readGolden(name);
  if (golden === undefined) return { result: "failed", detail: `no golden: run with --record\n${transcript}` };
  const detail = diff(golden, transcript);
  return { result: detail === "" ? "passed" : "failed", detail };
}
