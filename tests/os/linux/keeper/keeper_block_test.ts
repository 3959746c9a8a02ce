import { assertEquals } from "@std/assert";
import { keeperBlock } from "../../../../src/os/linux/keeper/keeper_block.ts";

Deno.test("keeperBlock() lays out what the code reads, lengths in place of ends", () => {
  const leave = [{ start: 0n, end: 0x1000n }, { start: 0x3000n, end: 0x8000n }];
  const words = new BigInt64Array(keeperBlock({ ready: 7, rseqOffset: -160n, leave }).buffer);
  assertEquals([...words], [7n, 1n, -160n, 0n, 0x1000n, 0x3000n, 0x5000n, 0n, 0n]);
});
