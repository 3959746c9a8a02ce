import { assertEquals, assertMatch } from "@std/assert";
import { finish } from "../support/installation.ts";

Deno.test("task start --check starts the demonstration, shows its status, stops and exits with 0", async () => {
  const { code, stdout } = await finish(Deno.execPath(), ["task", "start", "--check"]);
  assertMatch(stdout, /^clock +RUNNING {3}pid \d+, uptime 0:00:\d\d\nhello +RUNNING {3}pid \d+, uptime 0:00:\d\d$/m);
  assertMatch(stdout, /^supervisord ended with 0$/m);
  assertEquals(code, 0);
});
