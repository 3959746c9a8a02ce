import { compileC } from "../support/compile_c.ts";
import { FEED_LOOP, LISTENER } from "../support/programs.ts";
import { Scratch } from "../support/scratch.ts";

/** Events a second that a listener takes from a loop in C, which does nothing but hand them over. */
export async function feedingRate(
  { count, bytes }: { readonly count: number; readonly bytes: number },
): Promise<number> {
  await using scratch = await Scratch.make();
  const loop = scratch.path("feed_loop");
  if (!await compileC(FEED_LOOP, loop)) throw new Error(`Cannot compile ${FEED_LOOP}`);
  const result = scratch.path("result");
  const args = [String(count), String(bytes), "python3", LISTENER, result, String(count)];
  const { success } = await new Deno.Command(loop, { args, stdin: "null", stderr: "inherit" }).output();
  if (!success) throw new Error(`Cannot feed ${LISTENER} with ${count} events`);
  return (count - 1) / Number(await Deno.readTextFile(result));
}
