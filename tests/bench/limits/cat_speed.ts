import { median } from "../support/median.ts";
import { sampleText } from "../support/sample_text.ts";
import { Scratch } from "../support/scratch.ts";
import { touchMemory } from "../support/touch_memory.ts";
import { writerCommand } from "../support/writer_command.ts";

/** MB/s of `writer | cat > file`, the median of so many times: the way of a log byte with nobody in between. */
export async function catSpeed(bytes: number, times: number): Promise<number> {
  await using scratch = await Scratch.make();
  const { text } = sampleText(4_000_000, { colours: false });
  const rounds = Math.max(1, Math.round(bytes / text.length));
  const file = scratch.path("text");
  const out = scratch.path("out");
  await Deno.writeFile(file, text);
  const pipeline = `${await writerCommand(scratch, { file, rounds })} | cat > ${out}`;
  await touchMemory(scratch, bytes);
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    const { success } = await new Deno.Command("/bin/sh", { args: ["-c", pipeline] }).output();
    if (!success) throw new Error("Cannot run the pipeline of a writer and cat");
    taken.push((performance.now() - start) / 1000);
    await Deno.truncate(out);
  }
  return text.length * rounds / 1e6 / median(taken);
}
