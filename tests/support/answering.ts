import { call } from "../bench/support/rpc.ts";
import type { RunningDaemon } from "./run_daemon.ts";
import { within } from "./within.ts";

/** Seconds that an answer may take while something goes wrong, on a busy machine of two cores. */
const BOUND = 5;
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
      await within(BOUND, "an answer of the daemon", stateOf(socket));
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

// Deno's sockets do not wait for room in a full queue, where those of others do
async function stateOf(socket: string): Promise<string> {
  for (;;) {
    try {
      return await call({ socket, method: "supervisor.getState" });
    } catch (error) {
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
