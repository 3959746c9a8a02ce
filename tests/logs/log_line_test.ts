import { assertEquals } from "@std/assert";
import { logLine } from "../../src/logs/log_line.ts";

Deno.test("logLine() shows local time with milliseconds, the level and the message (LOG-001)", () => {
  const at = new Date(Date.UTC(2026, 10, 22, 10, 5, 9, 7));
  assertEquals(logLine("info", "spawned: 'cat'", at), "2026-11-22 10:05:09,007 INFO spawned: 'cat'\n");
  const levels = ["critical", "error", "warn", "debug", "trace", "blather"] as const;
  assertEquals(
    levels.map((level) => logLine(level, "x", at).slice(24, 28)),
    ["CRIT", "ERRO", "WARN", "DEBG", "TRAC", "BLAT"],
  );
});
