import { SPAWN_LOOP } from "../support/programs.ts";
import { Scratch } from "../support/scratch.ts";

/** Spawns a second of a loop in C; of xargs, which waits for each child besides, where there is no compiler. */
export async function spawnRate(count: number): Promise<number> {
  await using scratch = await Scratch.make();
  const loop = scratch.path("spawn_loop");
  if (!await succeeds("cc", ["-O2", "-o", loop, SPAWN_LOOP])) return await xargsRate(count);
  const { stdout } = await new Deno.Command(loop, { args: [String(count)], stdin: "null", stderr: "inherit" }).output();
  return Number(new TextDecoder().decode(stdout));
}

async function xargsRate(count: number): Promise<number> {
  const start = performance.now();
  await succeeds("/bin/sh", ["-c", `seq ${count} | xargs -n 1 /bin/true`]);
  return count / ((performance.now() - start) / 1000);
}

async function succeeds(command: string, args: string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(command, { args, stdin: "null", stdout: "null", stderr: "null" }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
