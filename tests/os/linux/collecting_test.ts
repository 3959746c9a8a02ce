import { assertEquals } from "@std/assert";
import { Collecting, type Flavor } from "../../../src/os/linux/collecting.ts";

const MEGABYTE = 2 ** 20;

/** A daemon that is looked at each second: `at(used, left)` has it use so many megabytes, of which a collection leaves some. */
function looking() {
  const collecting = new Collecting();
  let now = 0;
  return (used: number, { left = used, isQuiet = false } = {}): Flavor | null => {
    now += 1000;
    const due = collecting.due({ used: used * MEGABYTE, now, isQuiet });
    if (due !== null) collecting.collected(due, { used: left * MEGABYTE, now });
    return due;
  };
}

Deno.test("Collecting gives back at once what a burst has left, also while there is some work", () => {
  const at = looking();
  assertEquals(at(30, { left: 20 }), "last-resort");
  for (let second = 0; second < 10; second++) assertEquals(at(22), null);
  assertEquals(at(60, { left: 21 }), "last-resort");
  for (let second = 0; second < 10; second++) assertEquals(at(22), null);
  assertEquals(at(60, { left: 21 }), "last-resort");
});

Deno.test("Collecting leaves alone what is soon in use again: the last resort comes once a minute in the end", () => {
  const at = looking();
  const seconds: number[] = [];
  for (let second = 0; second < 300; second++) if (at(40, { left: 20 }) === "last-resort") seconds.push(second);
  assertEquals(seconds, [0, 2, 6, 14, 30, 62, 122, 182, 242]);
});

Deno.test("Collecting has V8 collect as it does itself meanwhile, where much has come", () => {
  const at = looking();
  assertEquals(at(30, { left: 20 }), "last-resort");
  assertEquals(at(40, { left: 35 }), "regular");
  assertEquals(at(41, { left: 20 }), "last-resort");
  assertEquals(at(40, { left: 35 }), "regular");
  assertEquals(at(41), null);
  assertEquals(at(50, { left: 36 }), "regular");
  assertEquals(at(50, { left: 20 }), "last-resort");
});

Deno.test("Collecting gives back all that can be when it is quiet, and little is not worth while", () => {
  const at = looking();
  assertEquals(at(30, { left: 20 }), "last-resort");
  assertEquals(at(22.9, { isQuiet: true }), null);
  assertEquals(at(24, { isQuiet: true, left: 20 }), "last-resort");
  assertEquals(at(24, { isQuiet: true, left: 20 }), "last-resort");
});
