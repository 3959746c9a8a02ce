import { assertEquals } from "@std/assert";
import { processesOf, refusal } from "../load_support.ts";

Deno.test("readRestartPolicy() reads seconds, numbers and a limit", () => {
  const [process] = processesOf(
    "restartpause=1.5\nbackoff_delay=0\nBackoff_Factor=1.5\nbackoff_limit=60\nrestart_limit_count=0\n" +
      "restart_limit_interval=10\n",
  );
  assertEquals(process?.restartpause, 1.5);
  assertEquals([process?.backoffDelay, process?.backoffFactor, process?.backoffLimit], [0, 1.5, 60]);
  assertEquals(process?.restartLimit, { count: 0, interval: 10 });
});

Deno.test("readRestartPolicy() refuses what is no such number, or half a limit, with the line", () => {
  const table: readonly (readonly [options: string, key: string, why: string])[] = [
    ["restartpause=-1", "restartpause", "not a number of seconds: '-1'"],
    ["restartpause=5s", "restartpause", "not a number of seconds: '5s'"],
    ["restartpause=", "restartpause", "not a number of seconds: ''"],
    ["backoff_delay=1e3", "backoff_delay", "not a number of seconds: '1e3'"],
    ["backoff_factor=0.5", "backoff_factor", "not a number from 1 on: '0.5'"],
    ["backoff_limit=99999999999", "backoff_limit", "not a number of seconds: '99999999999'"],
    ["restart_limit_count=1.5", "restart_limit_count", "not a whole number from 0 on: '1.5'"],
    ["restart_limit_count=1", "restart_limit_count", "restart_limit_interval= is not set"],
    ["restart_limit_interval=1", "restart_limit_interval", "restart_limit_count= is not set"],
  ];
  for (const [options, key, why] of table) {
    const place = `in section 'program:x' (file: '/etc/s.conf', line: 4)`;
    const text = `[supervisord]\n[program:x]\ncommand=/bin/cat\n${options}\n`;
    assertEquals(refusal(text), `Cannot use ${key}= ${place}: ${why}`);
  }
});

Deno.test("readRestartPolicy() names the file and line of [program-default] for what stands there", () => {
  assertEquals(
    refusal("[program-default]\nrestartpause=x\n[supervisord]\n[program:x]\ncommand=x\n"),
    "Cannot use restartpause= in section 'program:x' (file: '/etc/s.conf', line: 2): not a number of seconds: 'x'",
  );
});
