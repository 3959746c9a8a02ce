import { assertEquals } from "@std/assert";
import { PROCESS_STATES } from "../../../src/process/state.ts";
import { kindOf } from "../../../src/web/markup/kind_of.ts";

Deno.test("kindOf() puts every state somewhere", () => {
  const kind = (state: string) => kindOf({ state, hasFailed: false, isWaiting: false });
  assertEquals(Object.keys(PROCESS_STATES).map((state) => [state, kind(state)]), [
    ["STOPPED", "stopped"],
    ["STARTING", "changing"],
    ["RUNNING", "running"],
    ["BACKOFF", "failed"],
    ["STOPPING", "changing"],
    ["EXITED", "stopped"],
    ["FATAL", "failed"],
    ["UNKNOWN", "failed"],
  ]);
});

Deno.test("kindOf() tells an end that nobody wanted, and a wait, from a stop", () => {
  const kind = (state: string, hasFailed: boolean) => kindOf({ state, hasFailed, isWaiting: !hasFailed });
  assertEquals([kind("EXITED", true), kind("STOPPED", true), kind("STOPPED", false)], ["failed", "failed", "changing"]);
  assertEquals(kind("RUNNING", true), "running");
});
