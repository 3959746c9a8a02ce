import { assert } from "@std/assert";
import { giveBackMemory } from "../../../src/os/linux/give_back_memory.ts";
import "../../support/open_libc.ts";

function residentPages(): number {
  return Number(Deno.readTextFileSync("/proc/self/statm").split(" ")[1]);
}

Deno.test("giveBackMemory() drops the program's pages the first time, and the program goes on", () => {
  const before = residentPages();
  giveBackMemory();
  const after = residentPages();
  assert(after < 0.95 * before, `${after} of ${before} pages are left`);
  giveBackMemory();
  assert(residentPages() < 0.95 * before);
});
