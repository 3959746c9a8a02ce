import { assertEquals } from "@std/assert";
import { PROCESS_STATES } from "../../../src/process/state.ts";
import { kindOf } from "../../../src/web/client/kind_of.ts";

Deno.test("kindOf() puts every state somewhere", () => {
  assertEquals(Object.keys(PROCESS_STATES).map((state) => [state, kindOf(state)]), [
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
