import { call } from "../bench/support/rpc.ts";
import type { RunningDaemon } from "./run_daemon.ts";

/** Milliseconds that an answer may take while something goes wrong, on a busy machine of two cores. */
const BOUND = 2000;
/** Milliseconds between two questions. */
const PAUSE = 20;

/**
 * Runs `body` while the daemon is asked for its state all the time, each time as a client that has just come. Throws
 * an Error when an answer takes longer than the bound, or does not come; else gives what `body` gives.
 */
export async function answering<T>({ socket, pid }: RunningDaemon, body: () => Promise<T>): Promise<T> {
  let going = true;
  let longest = 0;
  const asking = async () => {
    while (going) {
      const asked = performance.now();
      await withinBound(call({ socket, method: "supervisor.getState" }));
      longest = Math.max(longest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };
  const asked = asking();
  // Told below; until then it must not count as unhandled
  const failed = asked.then(() => null, (error: unknown) => error);
  try {
    const result = await Promise.race([body(), asked.then(() => new Promise<never>(() => {}))]);
    going = false;
    const error = await failed;
    if (error !== null) throw error;
    if (Deno.env.has("MONOVISOR_FAULTS_TELL")) console.log(`  longest answer of ${pid}: ${Math.round(longest)} ms`);
    return result;
  } finally {
    going = false;
    await failed;
  }
}

async function withinBound<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Waited ${BOUND} ms for an answer of the daemon`)), BOUND);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
