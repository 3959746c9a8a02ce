import { ECHO_SERVER } from "../support/programs.ts";
import { requestTime } from "../support/request_times.ts";
import { rawCall } from "../support/rpc.ts";
import { Scratch } from "../support/scratch.ts";
import type { RepeatOptions } from "../support/times_of.ts";
import { waitFor } from "../support/wait_for.ts";

/** Bytes of the original's answer to getState. */
const ANSWER = 365;

/** Milliseconds of a request to a server that only sends a fixed answer. */
export async function echoLatency(repeat: RepeatOptions): Promise<number> {
  await using scratch = await Scratch.make();
  const socket = scratch.path("e");
  const server = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "-A", ECHO_SERVER, socket, String(ANSWER)],
    stdin: "null",
  }).spawn();
  const request = { socket, method: "supervisor.getState" };
  try {
    const what = () => "the echo server";
    await waitFor(() => rawCall(request).catch(notYet), { what, within: 20 });
    return await requestTime(request, repeat);
  } finally {
    server.kill("SIGKILL");
    await server.status;
  }
}

function notYet(error: unknown): undefined {
  if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.ConnectionRefused) return undefined;
  throw error;
}
