import { assertEquals } from "@std/assert";
import { feedWatchdog } from "../../../../cli/daemon/manager/feed_watchdog.ts";
import { FakeClock } from "../../../support/fake_clock.ts";
import { FakeManager } from "./fake_manager.ts";

Deno.test("feedWatchdog() gives a sign of life twice as often as one is wanted, until it is disposed", () => {
  const clock = new FakeClock();
  const manager = new FakeManager(4);
  const feeding = feedWatchdog(manager, clock);
  clock.advance(4.5);
  assertEquals(manager.told, ["WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"]);
  feeding[Symbol.dispose]();
  clock.advance(10);
  assertEquals([manager.told.length, clock.pending().length], [3, 0]);
});

Deno.test("feedWatchdog() sets no timer where no sign of life is wanted", () => {
  const clock = new FakeClock();
  const manager = new FakeManager(null);
  for (const none of [manager, null]) feedWatchdog(none, clock)[Symbol.dispose]();
  assertEquals([manager.told, clock.pending().length], [[], 0]);
});
