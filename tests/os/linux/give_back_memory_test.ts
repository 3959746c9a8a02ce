import { assert } from "@std/assert";
import { giveBackMemory } from "../../../src/os/linux/give_back_memory.ts";
import "../../support/open_libc.ts";

function residentPages(): number {
  return Number(Deno.readTextFileSync("/proc/self/statm").split(" ")[1]);
}

Deno.test("giveBackMemory() drops the program's pages each time that it is quiet, and the program goes on", () => {
  const before = residentPages();
  for (let times = 0; times < 2; times++) {
    giveBackMemory({ isQuiet: true });
    const after = residentPages();
    assert(after < 0.95 * before, `${after} of ${before} pages are left`);
    // A look at much of it: what has come back is to go again
    JSON.stringify(
      Intl.supportedValuesOf("timeZone").map((zone) => new Date().toLocaleString("en", { timeZone: zone })),
    );
  }
});
