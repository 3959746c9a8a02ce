import { assertEquals } from "@std/assert";
import { syslogSink } from "../../../src/output/sinks/syslog_sink.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { text } from "../pieces.ts";

Deno.test("syslogSink() sends each line behind the process's name, and nothing that is captured (SYSLOG-001)", () => {
  const os = new FakeOs();
  const sink = syslogSink(os, { name: "cat" });
  sink.take(text("a\n\nb é\n\n\n"));
  sink.take(text("\n"));
  sink.take(text("captured", true));
  assertEquals(os.syslogged, ["cat a", "cat ", "cat b é", "cat "]);
});

Deno.test("syslogSink() replaces what is not UTF-8 (SYSLOG-004)", () => {
  const os = new FakeOs();
  syslogSink(os, { name: "cat" }).take({ kind: "text", data: Uint8Array.of(0x61, 0xff), captured: false });
  assertEquals(os.syslogged, ["cat a\ufffd"]);
});
