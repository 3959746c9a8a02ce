import { assertEquals } from "@std/assert";
import { processesOf, refusal } from "../load_support.ts";

Deno.test("readReadiness() knows who has to be ready, and by when", () => {
  const readiness = (options: string) => {
    const [process] = processesOf(options);
    return [process?.needsReady, process?.readyTimeout];
  };
  assertEquals(readiness(""), [false, 60]);
  assertEquals(readiness("ready_timeout=5"), [false, 5]);
  for (const key of ["ready=notify", "ready_port=80", "ready_http=http://h", "ready_cmd=x", "READY_LOG_LINE=up"]) {
    assertEquals(readiness(key), [true, 60]);
  }
});

Deno.test("readReadiness() lets a oneshot be RUNNING at once, and does not start it again unless it is told to", () => {
  const oneshot = (options: string) => {
    const [process] = processesOf(`type=oneshot\nstartsecs=5\n${options}`);
    return [process?.type, process?.startsecs, process?.autorestart];
  };
  assertEquals(oneshot(""), ["oneshot", 0, false]);
  assertEquals(oneshot("autorestart=unexpected"), ["oneshot", 0, "unexpected"]);
  assertEquals(oneshot("autorestart=true"), ["oneshot", 0, "unexpected"]);
  assertEquals(oneshot("autorestart=false"), ["oneshot", 0, false]);
});

Deno.test("readReadiness() refuses what cannot be", () => {
  const message = (options: string) => refusal(`[supervisord]\n[program:x]\ncommand=x\n${options}\n`);
  const fault = (name: string, line = 4) =>
    `Cannot use ${name}= in section 'program:x' (file: '/etc/s.conf', line: ${line}): `;
  assertEquals(message("type=forking"), `${fault("type")}invalid 'type' value 'forking': neither simple nor oneshot`);
  assertEquals(
    message("ready_timeout=0"),
    `${fault("ready_timeout")}'0' is not a number of seconds above 0`,
  );
  assertEquals(
    message("type=oneshot\nready_port=80"),
    `${fault("ready_port", 5)}type=oneshot is done when it has ended, and is never ready`,
  );
});
