import { assertEquals, assertMatch } from "@std/assert";
import { eventName } from "../../src/events/event_name.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "./fake_supervisor.ts";

/** What a listener of one type gets in a life of x, with somebody or nobody who observes it. */
function heard(observer: ((name: string) => void) | null): string {
  const pool = poolConfig({ events: ["PROCESS_STATE_EXITED"] });
  const fake = new FakeSupervisor([pool, groupConfig({ name: "x", autorestart: false })]);
  if (observer !== null) fake.supervisor.observe((event) => observer(eventName(event)));
  fake.run();
  fake.clock.advance(0);
  fake.say("l", "READY\n");
  fake.exit("x");
  fake.supervisor.turns.run(() => fake.supervisor.removeGroup("x"));
  fake.clock.advance(3600);
  return fake.heard("l");
}

Deno.test("Supervisor.observe() tells of what no listener subscribed to, and listeners hear the same as without", () => {
  const observed: string[] = [];
  const message = heard((name) => observed.push(name));
  assertEquals(message, heard(null));
  assertMatch(message, / serial:0 /);
  assertEquals(observed, [
    "SUPERVISOR_STATE_CHANGE_RUNNING",
    "PROCESS_STATE_STARTING",
    "PROCESS_STATE_STARTING",
    "PROCESS_STATE_RUNNING",
    "PROCESS_STATE_RUNNING",
    "PROCESS_STATE_EXITED",
    "PROCESS_GROUP_REMOVED",
  ]);
});
