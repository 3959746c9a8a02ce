import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { Turns } from "../../src/supervisor/turns.ts";

Deno.test("Turns.run() takes a turn within a turn for a part of it", () => {
  const seen: string[] = [];
  const turns = new Turns(() => seen.push("end"));
  turns.run(() => {
    turns.run(() => seen.push("inner"));
    seen.push("outer");
  });
  assertEquals([seen, turns.count], [["inner", "outer", "end"], 1]);
});

Deno.test("Turns.when() looks at once, and then at the end of each turn", async () => {
  const turns = new Turns();
  let value: string | undefined = undefined;
  const waiting = turns.when(() => value);
  turns.run(() => {});
  turns.run(() => value = "there");
  assertEquals(await waiting, "there");
  assertEquals(await turns.when(() => value), "there");
});

Deno.test("a turn ends whatever happens in it: what throws goes to the caller, who waits is looked at", async () => {
  let ends = 0;
  const turns = new Turns(() => {
    ends += 1;
    if (ends === 2) throw new Error("the end fails");
  });
  let value: number | undefined = undefined;
  const waiting = turns.when(() => value);
  const fail = () => {
    throw new Error("the action fails");
  };
  assertThrows(() => turns.run(fail), Error, "the action fails");
  assertThrows(() => turns.run(() => value = ends), Error, "the end fails");
  assertEquals([await waiting, turns.count], [1, 2]);
  turns.run(() => {});
  assertEquals([ends, turns.count], [3, 3]);
});

Deno.test("a look that throws rejects who waits, and keeps nobody else from being looked at", async () => {
  const turns = new Turns();
  let isReady = false;
  const failing = turns.when<never>(() => {
    if (isReady) throw new Error("no such process");
    return undefined;
  });
  const other = turns.when(() => isReady || undefined);
  turns.run(() => isReady = true);
  await assertRejects(() => failing, Error, "no such process");
  assertEquals(await other, true);
});

Deno.test("who begins to wait while others are looked at is looked at behind the next turn", async () => {
  const turns = new Turns();
  let second: Promise<number> | null = null;
  let count = 0;
  const first = turns.when(() => {
    count += 1;
    if (count < 2) return undefined;
    second ??= turns.when(() => count > 2 ? count : undefined);
    return count;
  });
  turns.run(() => {});
  assertEquals(await first, 2);
  turns.run(() => count += 1);
  assertEquals(await second, 3);
});

Deno.test("Turns.times adds up how long turns took, with all that is in them", () => {
  let now = 0;
  const turns = new Turns(() => now += 0.004, () => now);
  turns.run(() => turns.run(() => now += 0.002));
  turns.run(() => {});
  const { counts, count, sum } = turns.times.view();
  assertEquals([counts, count, sum.toFixed(3)], [[0, 2, 2, 2], 2, "0.010"]);
});
