import { compileC } from "./compile_c.ts";
import { median } from "./median.ts";
import { REQUEST } from "./programs.ts";
import { rawCall, type RpcRequest } from "./rpc.ts";
import { Scratch } from "./scratch.ts";
import { type RepeatOptions, timesOf } from "./times_of.ts";

/**
 * The milliseconds from a request, a connection each, until the last byte of its answer. By a client in C where there is
 * a compiler: one that takes as long as the server would hide half of the difference.
 */
export async function requestTimes(request: RpcRequest, repeat: RepeatOptions): Promise<readonly number[]> {
  await using scratch = await Scratch.make();
  const client = scratch.path("request");
  if (!await compileC(REQUEST, client)) return await timesOf(() => rawCall(request), repeat);
  const { times, within, every = 0 } = repeat;
  const args = [request.socket, request.method, ...[times, within, every].map(String)];
  const { success, stdout } = await new Deno.Command(client, { args, stdin: "null", stderr: "inherit" }).output();
  if (!success) throw new Error(`Cannot call ${request.method} at ${request.socket}`);
  return new TextDecoder().decode(stdout).trim().split("\n").map(Number);
}

/** Their median. */
export async function requestTime(request: RpcRequest, repeat: RepeatOptions): Promise<number> {
  return median(await requestTimes(request, repeat));
}
