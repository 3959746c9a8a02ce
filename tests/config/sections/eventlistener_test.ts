import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

const LISTENER = "[supervisord]\n[eventlistener:e]\ncommand=/bin/cat\n";

Deno.test("readEventListener() reads a pool", () => {
  const [pool] =
    load(`${LISTENER}events=TICK_5,tick_5, process_state\nnumprocs=2\nprocess_name=%(process_num)d\n`).groups;
  assertEquals(
    pool?.kind === "eventlistener" && { ...pool, processes: pool.processes.map(({ priority }) => priority) },
    {
      kind: "eventlistener",
      name: "e",
      priority: -1,
      processes: [999, 999],
      bufferSize: 10,
      events: ["TICK_5", "PROCESS_STATE"],
      resultHandler: "supervisor.dispatchers:default_handler",
    },
  );
});

Deno.test("readEventListener() takes any result handler as written", () => {
  const [pool] = load(`${LISTENER}events=EVENT\nresult_handler=a.b:c\npriority=3\nbuffer_size=1\n`).groups;
  assertEquals(pool?.kind === "eventlistener" && [pool.resultHandler, pool.priority, pool.bufferSize], ["a.b:c", 3, 1]);
});

Deno.test("readEventListener() refuses a pool that cannot work", () => {
  const table: readonly (readonly [options: string, message: string])[] = [
    ["", '[eventlistener:e] section requires an "events" line'],
    ["events=", '[eventlistener:e] section requires an "events" line'],
    ["events=FOO", "Unknown event type FOO in [eventlistener:e] events"],
    ["events=TICK,", "Unknown event type  in [eventlistener:e] events"],
    ["events=EVENT\nbuffer_size=0", "[eventlistener:e] section sets invalid buffer_size (0)"],
    ["events=EVENT\nbuffer_size=x", "invalid literal for int() with base 10: 'x'"],
    [
      "events=EVENT\nredirect_stderr=true",
      "[eventlistener:e] section sets redirect_stderr=true but this is not allowed because it will interfere with the eventlistener protocol",
    ],
    [
      "events=EVENT\nautorestart=z",
      "invalid 'autorestart' value 'z' in section 'eventlistener:e' (file: '/etc/s.conf')",
    ],
  ];
  for (const [options, message] of table) assertEquals(refusal(`${LISTENER}${options}\n`), message);
});
