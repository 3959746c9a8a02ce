import { assertEquals } from "@std/assert";
import { Logger, type LogHandler } from "../../src/logs/logger.ts";

function recorder(): LogHandler & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    write: (line) => void seen.push(new TextDecoder().decode(line).slice(24)),
    reopen: () => void seen.push("reopened"),
  };
}

Deno.test("Logger writes its level and above to every handler (LOG-002, LOG-003)", () => {
  const [file, terminal] = [recorder(), recorder()];
  const logger = new Logger("warn", { handlers: [terminal, file], now: () => new Date(0) });
  logger.log("info", "not this");
  logger.log("warn", "this");
  logger.log("critical", "and this");
  assertEquals(file.seen, ["WARN this\n", "CRIT and this\n"]);
  assertEquals(terminal.seen, file.seen);
  assertEquals([logger.writes("info"), logger.writes("error")], [false, true]);
});

Deno.test("Logger.startOver() tells each handler before it opens its new file (LOG-028)", () => {
  const [terminal, file] = [recorder(), recorder()];
  new Logger("info", { handlers: [terminal, file], now: () => new Date(0) }).startOver();
  assertEquals(file.seen, ["INFO reopening log file\n", "INFO reopening log file\n", "reopened"]);
});
