import { assertEquals } from "@std/assert";
import { getHealth } from "../../src/client/get_health.ts";
import type { RpcInput } from "../../src/rpc/codec/xmlrpc_value.ts";
import { FakeServer } from "./fake_server.ts";

/** What is made of a process as Supervisor tells of it. */
async function plain(struct: Readonly<Record<string, RpcInput>>) {
  const answers = {
    getAllProcessInfo: [{
      ...{ group: "g", name: "x", description: "as told", spawnerr: "", exitstatus: 0, stop: 0, now: 1000 },
      ...struct,
    }],
  };
  const login = { url: "", username: undefined, password: undefined };
  using server = new FakeServer(login, { answers, tails: {}, calls: [] });
  const [health] = await getHealth(server);
  return [health?.healthy, health?.ready, health?.exit, health?.detail];
}

Deno.test("getHealth() makes of a Supervisor's states what can be known", async () => {
  const table: Readonly<Record<string, readonly unknown[]>> = {
    RUNNING: [true, "yes", "later", "as told"],
    STARTING: [false, "later", "later", "as told"],
    BACKOFF: [false, "later", "later", "as told"],
    STOPPING: [true, "never", "never", "as told"],
    STOPPED: [true, "never", "never", "as told"],
    FATAL: [false, "never", "never", "as told"],
    UNKNOWN: [false, "never", "never", "as told"],
  };
  for (const [statename, expected] of Object.entries(table)) assertEquals(await plain({ statename }), expected);
});

Deno.test("getHealth() takes an end for the last one only when Supervisor would have started the process again", async () => {
  const statename = "EXITED";
  const bad = { statename, spawnerr: "Bad exit code 3", exitstatus: 3 };
  assertEquals(await plain({ statename, stop: 998 }), [true, "never", "yes", "ended with status 0"]);
  assertEquals(await plain({ statename, stop: 999 }), [true, "later", "later", "ended with status 0"]);
  // exitcodes=2
  assertEquals(await plain({ statename, exitstatus: 2 }), [true, "never", "yes", "ended with status 2"]);
  assertEquals(await plain({ ...bad, stop: 900 }), [false, "never", "never", "ended with status 3"]);
  assertEquals(await plain({ ...bad, stop: 1000 }), [false, "later", "later", "ended with status 3"]);
  const killed = { statename, spawnerr: "Bad exit code -1", exitstatus: -1 };
  assertEquals(await plain(killed), [false, "never", "never", "ended by a signal"]);
});
