import { assertEquals } from "@std/assert";
import { OomWatch } from "../../../src/supervisor/life/oom_watch.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { FakeOs } from "../../support/fake_os.ts";

Deno.test("OomWatch has each kill of the kernel explain one death, be it reaped a little later", () => {
  const [os, clock] = [new FakeOs(), new FakeClock()];
  os.oomCount = 4;
  const watch = new OomWatch({ os, clock });
  assertEquals(watch.claim(), false);
  os.oomCount = 6;
  assertEquals([watch.claim(), watch.claim(), watch.claim()], [true, true, false]);
  os.oomCount = 8;
  assertEquals(watch.claim(), true);
  clock.advance(60);
  assertEquals(watch.claim(), false, "what nobody has claimed was no program of ours");
  os.oomCount = null;
  assertEquals(watch.claim(), false);
});
