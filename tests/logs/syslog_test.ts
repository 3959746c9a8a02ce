import { assertEquals } from "@std/assert";
import { Logger } from "../../src/logs/logger.ts";
import { sendToSyslog, syslogHandler } from "../../src/logs/syslog.ts";
import { FakeOs } from "../support/fake_os.ts";

Deno.test("sendToSyslog() sends each line behind the process's name (SYSLOG-001)", () => {
  const os = new FakeOs();
  sendToSyslog(os, "cat", new TextEncoder().encode("a\n\nb é\n\n\n"));
  sendToSyslog(os, "cat", new TextEncoder().encode("\n"));
  assertEquals(os.syslogged, ["cat a", "cat ", "cat b é", "cat "]);
});

Deno.test("sendToSyslog() replaces what is not UTF-8 (SYSLOG-004)", () => {
  const os = new FakeOs();
  sendToSyslog(os, "cat", Uint8Array.of(0x61, 0xff));
  assertEquals(os.syslogged, ["cat a\ufffd"]);
});

Deno.test("syslogHandler() gives every line of a message its date and level (SYSLOG-003)", () => {
  const os = new FakeOs();
  const noon = new Date(Date.UTC(2026, 10, 22, 12, 0, 0, 5));
  const logger = new Logger("debug", { handlers: [syslogHandler(os)], now: () => noon });
  logger.log("critical", "one");
  logger.log("debug", "two\nlines\n");
  const date = "2026-11-22 12:00:00,005";
  assertEquals(os.syslogged, [`${date} CRIT one\n`, `${date} DEBG two\n`, `${date} DEBG lines\n`]);
});
