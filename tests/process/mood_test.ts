import { assertEquals } from "@std/assert";
import { SUPERVISOR_STATES } from "../../src/process/mood.ts";

// From outside only RUNNING is ever seen: while supervisord ends or restarts, getState is refused as all calls are
Deno.test("SUPERVISOR_STATES are the protocol's codes (STATE-032)", () => {
  assertEquals(SUPERVISOR_STATES, { FATAL: 2, RUNNING: 1, RESTARTING: 0, SHUTDOWN: -1 });
});
