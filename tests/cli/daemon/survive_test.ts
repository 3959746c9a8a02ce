import { assertEquals, assertMatch } from "@std/assert";
import { survive } from "../../../cli/daemon/survive.ts";
import type { LogLevel } from "../../../src/config/model/log_level.ts";
import { Logger } from "../../../src/logs/logger.ts";

/** What is told, on stderr and in a log of this level. */
function told(level: LogLevel) {
  const stderr: string[] = [];
  const lines: string[] = [];
  const handler = {
    write: (line: Uint8Array) => void lines.push(new TextDecoder().decode(line).slice(24)),
    reopen() {},
  };
  const survival = survive((text) => void stderr.push(text));
  return { stderr, lines, survival, logger: new Logger(level, { handlers: [handler], now: () => new Date(0) }) };
}

Deno.test("survive() tells what nobody caught at CRIT, without our files and lines, and ends nothing", () => {
  const { stderr, lines, survival, logger } = told("info");
  using _ = survival;
  survival.logger = logger;
  reportError(new TypeError("unforeseen"));
  reportError("a text");
  assertEquals(lines, [
    "CRIT uncaught exception, going on: TypeError: unforeseen\n",
    "CRIT uncaught exception, going on: a text\n",
  ]);
  assertEquals(stderr, []);
});

Deno.test("survive() tells on stderr while there is no log", () => {
  const { stderr, survival } = told("info");
  using _ = survival;
  reportError(new Error("unforeseen"));
  assertEquals(stderr, ["uncaught exception, going on: unforeseen\n"]);
});

Deno.test("survive() tells a promise that nobody waits for, and at debug where it came from", async () => {
  const { lines, survival, logger } = told("debug");
  using _ = survival;
  survival.logger = logger;
  const heard = new Promise((resolve) => addEventListener("unhandledrejection", resolve, { once: true }));
  Promise.reject(new Error("unforeseen"));
  await heard;
  assertEquals(lines[0], "CRIT uncaught exception, going on: unforeseen\n");
  assertMatch(lines[1] ?? "", /^DEBG Error: unforeseen\n.*survive_test/s);
});
