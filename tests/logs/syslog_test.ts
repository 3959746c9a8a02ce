import { assertEquals } from "@std/assert";
import { Logger } from "../../src/logs/logger.ts";
import { syslogHandler } from "../../src/logs/syslog.ts";
import { FakeOs } from "../support/fake_os.ts";

Deno.test("syslogHandler() gives every line of a message its date and level (SYSLOG-003)", () => {
  const os = new FakeOs();
  const noon = new Date(Date.UTC(2026, 10, 22, 12, 0, 0, 5));
  const logger = new Logger("debug", { handlers: [syslogHandler(os)], now: () => noon });
  logger.log("critical", "one");
  logger.log("debug", "two\nlines\n");
  const date = "2026-11-22 12:00:00,005";
  assertEquals(os.syslogged, [`${date} CRIT one\n`, `${date} DEBG two\n`, `${date} DEBG lines\n`]);
});
