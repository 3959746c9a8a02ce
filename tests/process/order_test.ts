import { assertEquals } from "@std/assert";
import { startOrder, stopOrder } from "../../src/process/order.ts";

const ITEMS = [["a", 5], ["b", 1], ["c", 5], ["d", -1]].map(([name, priority]) => ({
  name,
  config: { priority: Number(priority) },
}));

Deno.test("startOrder() goes up by priority, equal ones as they stand (DAEMON-028)", () => {
  assertEquals(startOrder(ITEMS).map(({ name }) => name), ["d", "b", "a", "c"]);
});

Deno.test("stopOrder() is the other way round, of equal ones too (DAEMON-030)", () => {
  assertEquals(stopOrder(ITEMS).map(({ name }) => name), ["c", "a", "b", "d"]);
  assertEquals(ITEMS.map(({ name }) => name), ["a", "b", "c", "d"]);
});
