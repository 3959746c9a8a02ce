import { assertEquals, assertThrows } from "@std/assert";
import { BadArgumentsError, readSlice, tailSlice } from "../../src/logs/read_log.ts";
import { OsError } from "../../src/os/os.ts";
import { FakeOs } from "../support/fake_os.ts";

function withLog(text: string): FakeOs {
  const os = new FakeOs();
  os.addFile("/x.log", text);
  return os;
}

Deno.test("readSlice() reads by offset and length (RPC-033)", () => {
  const os = withLog("started\n");
  const read = (offset: number, length: number) =>
    new TextDecoder().decode(readSlice(os, "/x.log", { offset, length }));
  assertEquals([read(0, 0), read(3, 0), read(2, 3), read(6, 100), read(8, 0), read(100, 5)], [
    "started\n",
    "rted\n",
    "art",
    "d\n",
    "",
    "",
  ]);
  assertEquals([read(-3, 0), read(-100, 0)], ["ed\n", "started\n"]);
});

Deno.test("readSlice() refuses contradictions, and tells what the system says", () => {
  const os = withLog("x");
  for (const slice of [{ offset: -1, length: 1 }, { offset: 0, length: -1 }, { offset: -1, length: -1 }]) {
    assertThrows(() => readSlice(os, "/x.log", slice), BadArgumentsError);
  }
  assertThrows(() => readSlice(os, "/none", { offset: 0, length: 0 }), OsError);
});

Deno.test("tailSlice() has the original's arithmetic (RPC-087)", () => {
  const os = withLog("started\n");
  const tail = (offset: number, length: number) => {
    const { data, offset: next, overflow } = tailSlice(os, "/x.log", { offset, length });
    return [new TextDecoder().decode(data), next, overflow];
  };
  assertEquals(tail(0, 3), ["ed\n", 8, true]);
  assertEquals(tail(5, 3), ["ed\n", 8, false]);
  assertEquals(tail(8, 100), ["", 8, false]);
  assertEquals(tail(0, 0), ["", 8, true]);
  // A window that ends behind the file comes back whole, from before the offset
  assertEquals(tail(4, 6), ["arted\n", 8, false]);
  assertEquals(tail(0, 100), ["started\n", 8, false]);
  assertEquals(tailSlice(os, "/none", { offset: 5, length: 1 }).offset, 5);
});

Deno.test("readSlice() and tailSlice() give 64 MiB at most (RPC-033, RPC-087)", () => {
  const most = 64 * 1024 * 1024;
  const os = withLog("x".repeat(most + 1));
  const slices = [{ offset: 0, length: 0 }, { offset: 0, length: most + 1 }, { offset: -most - 1, length: 0 }];
  assertEquals(slices.map((slice) => readSlice(os, "/x.log", slice).length), [most, most, most]);
  assertEquals(tailSlice(os, "/x.log", { offset: 0, length: most + 1 }).data.length, most);
});
