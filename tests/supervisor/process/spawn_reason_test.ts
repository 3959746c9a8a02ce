import { assertEquals } from "@std/assert";
import { osError } from "../../../src/os/os_error.ts";
import { spawnReason } from "../../../src/supervisor/process/spawn_reason.ts";

Deno.test("spawnReason() tells of pipes and forks as the original does (PROC-008..010)", () => {
  const pipes = (code: string) => spawnReason("x", osError("pipe2", code), { step: "pipes" });
  const fork = (code: string) => spawnReason("x", osError("fork", code), { step: "fork" });
  assertEquals([pipes("EMFILE"), pipes("ENFILE"), fork("EAGAIN"), fork("ENOMEM")], [
    "too many open files to spawn 'x'",
    "unknown error making dispatchers for 'x': ENFILE",
    "Too many processes in process table to spawn 'x'",
    "unknown error during fork for 'x': ENOMEM",
  ]);
});

Deno.test("spawnReason() gives what the original cannot meet by its own message", () => {
  assertEquals(spawnReason("x", new TypeError("unforeseen"), { step: "pipes" }), "unforeseen");
});
