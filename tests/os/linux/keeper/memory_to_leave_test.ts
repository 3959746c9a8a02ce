import { assertEquals } from "@std/assert";
import { memoryToLeave } from "../../../../src/os/linux/keeper/memory_to_leave.ts";

const KEPT = { start: 0x7f0000005000n, end: 0x7f0000006000n };

function shown(maps: readonly string[]): readonly string[] {
  const ranges = memoryToLeave(maps.map((line) => `${line}\n`).join(""), KEPT);
  return ranges.map(({ start, end }) => `${start.toString(16)}-${end.toString(16)}`);
}

Deno.test("memoryToLeave() is all below the highest mapping but the page to keep, and the kernel's one by one", () => {
  assertEquals(
    shown([
      "55d000000000-55d000001000 r-xp 00000000 fe:00 325835                     /usr/bin/[vdso]/program",
      "7f0000005000-7f0000006000 r-xp 00000000 00:00 0 ",
      "7f0000006000-7f0000007000 rw-p 00000000 00:00 0 ",
      "7ffc1b1a3000-7ffc1b1c4000 rw-p 00000000 00:00 0                          [stack]",
      "7ffc1b1d0000-7ffc1b1d4000 r--p 00000000 00:00 0                          [vvar]",
      "7ffc1b1d4000-7ffc1b1d5000 r--p 00000000 00:00 0                          [vvar_vclock]",
      "7ffc1b1d5000-7ffc1b1d7000 r-xp 00000000 00:00 0                          [vdso]",
      "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]",
    ]),
    [
      "0-7f0000005000",
      "7f0000006000-7ffc1b1d0000",
      "7ffc1b1d0000-7ffc1b1d4000",
      "7ffc1b1d4000-7ffc1b1d5000",
      "7ffc1b1d5000-7ffc1b1d7000",
    ],
  );
});

Deno.test("memoryToLeave() takes the kernel's from between, wherever they are", () => {
  assertEquals(
    shown([
      "7e0000000000-7e0000001000 r-xp 00000000 00:00 0                          [vdso]",
      "7f0000005000-7f0000006000 r-xp 00000000 00:00 0 ",
      "7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]",
    ]),
    ["0-7e0000000000", "7e0000001000-7f0000005000", "7f0000006000-7ffffffff000", "7e0000000000-7e0000001000"],
  );
});
