import { compileC } from "./compile_c.ts";
import { REQUEST } from "./programs.ts";
import { rawCall, type RpcRequest } from "./rpc.ts";
import { Scratch } from "./scratch.ts";
import { type RepeatOptions, timeOf } from "./time_of.ts";

/**
 * The median of the milliseconds from a request, a connection each, until the last byte of its answer. By a client in C
 * where there is a compiler: one that takes as long as the server would hide half of the difference.
 */
export async function requestTime(request: RpcRequest, repeat: RepeatOptions): Promise<number> {
  await using scratch = await Scratch.make();
  const client = scratch.path("request");
  if (!await compileC(REQUEST, client)) return await timeOf(() => rawCall(request), repeat);
  const args = [request.socket, request.method, String(repeat.times), String(repeat.within)];
  const { success, stdout } = await new Deno.Command(client, { args, stdin: "null", stderr: "inherit" }).output();
  if (!success) throw new Error(`Cannot call ${request.method} at ${request.socket}`);
  return Number(new TextDecoder().decode(stdout));
}
