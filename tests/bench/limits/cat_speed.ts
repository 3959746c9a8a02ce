import { median } from "../support/median.ts";
import { Scratch } from "../support/scratch.ts";
import { touchMemory } from "../support/touch_memory.ts";
import { makeWriter, TIMES } from "../support/writer.ts";

/** MB/s of `writer | cat > file`: the way of a log byte with nobody in between. */
export async function catSpeed(bytes: number): Promise<number> {
  await using scratch = await Scratch.make();
  const writer = await makeWriter(scratch, { bytes });
  const out = scratch.path("out");
  await touchMemory(scratch, bytes);
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now();
    const { success } = await new Deno.Command("/bin/sh", { args: ["-c", `${writer.command} | cat > ${out}`] })
      .output();
    if (!success) throw new Error("Cannot run the pipeline of a writer and cat");
    taken.push((performance.now() - start) / 1000);
    await Deno.truncate(out);
  }
  return writer.bytes / 1e6 / median(taken);
}
