import { sampleText } from "../support/sample_text.ts";
import { Scratch } from "../support/scratch.ts";

/** MB/s of `dd ... | cat > file`: the way of a log byte with nobody in between. */
export async function catSpeed(bytes: number): Promise<number> {
  await using scratch = await Scratch.make();
  const { text } = sampleText(4_000_000, { colours: false });
  const rounds = Math.max(1, Math.round(bytes / text.length));
  await Deno.writeFile(scratch.path("text"), text);
  const loop = `for i in $(seq ${rounds}); do dd if=${scratch.path("text")} bs=4k status=none; done`;
  const start = performance.now();
  const { success } = await new Deno.Command("/bin/sh", { args: ["-c", `${loop} | cat > ${scratch.path("out")}`] })
    .output();
  if (!success) throw new Error("Cannot run the pipeline of dd and cat");
  return text.length * rounds / 1e6 / ((performance.now() - start) / 1000);
}
