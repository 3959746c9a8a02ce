import { compileC } from "../support/compile_c.ts";
import { SPAWN_LOOP } from "../support/programs.ts";
import { Scratch } from "../support/scratch.ts";

/** Spawns a second of a loop in C; of xargs, which waits for each child besides, where there is no compiler. */
export async function spawnRate(count: number): Promise<number> {
  await using scratch = await Scratch.make();
  const loop = scratch.path("spawn_loop");
  if (!await compileC(SPAWN_LOOP, loop)) return await xargsRate(count);
  const { stdout } = await new Deno.Command(loop, { args: [String(count)], stdin: "null", stderr: "inherit" }).output();
  return Number(new TextDecoder().decode(stdout));
}

async function xargsRate(count: number): Promise<number> {
  const start = performance.now();
  await new Deno.Command("/bin/sh", { args: ["-c", `seq ${count} | xargs -n 1 /bin/true`], stdin: "null" }).output();
  return count / ((performance.now() - start) / 1000);
}
