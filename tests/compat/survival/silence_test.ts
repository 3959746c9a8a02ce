import { assert } from "@std/assert";
import { Silence } from "../../../compat/survival/silence.ts";

const PAUSE = 60;

Deno.test("Silence tells the longest time between two writes, and counts no silence that has not ended", async () => {
  const path = await Deno.makeTempFile();
  const write = () => Deno.writeTextFileSync(path, "x", { append: true });
  {
    using silence = new Silence(path);
    const begun = performance.now();
    write();
    const first = silence.longest;
    const written = performance.now();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    assert(silence.longest === first, `${silence.longest} ms instead of ${first}`);
    write();
    const least = performance.now() - written;
    const { longest } = silence;
    assert(longest >= least && longest <= performance.now() - begun, `${longest} ms, at least ${least}`);
  }
  await Deno.remove(path);
});
