import { assertEquals } from "@std/assert";
import type { LogFormat } from "../../../src/config/model/log_format.ts";
import { LogFile } from "../../../src/logs/log_file.ts";
import { makeFormat } from "../../../src/output/make_format.ts";
import { fileLog } from "../../../src/output/sinks/file_sink.ts";
import { FormatSink } from "../../../src/output/sinks/format_sink.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { processConfig } from "../../support/process_config.ts";

const encoder = new TextEncoder();

function world(format: LogFormat) {
  const [os, clock] = [new FakeOs(), new FakeClock()];
  const config = { ...processConfig().stdout, format };
  const source = { name: "api", group: "web", channel: "stdout", config, logfile: "/tmp/log", pid: () => 7 } as const;
  const file = new LogFile("/tmp/log", {
    ...{ os, clock, rotation: { policy: null, backups: 0 } },
    onTrouble: (error) => {
      throw error;
    },
  });
  const lines = makeFormat(source, { clock });
  if (lines === null) throw new Error("Cannot happen: the format is not plain");
  let changes = 0;
  const sink = new FormatSink(fileLog(file), {
    ...{ clock, format: lines, onChange: () => changes++ },
    state: { held: new Uint8Array(0), isRest: false },
  });
  return {
    clock,
    sink,
    changes: () => changes,
    say: (text: string) => sink.take({ kind: "text", data: encoder.encode(text), captured: false }),
    log: () => new TextDecoder().decode(os.readBytes("/tmp/log")),
  };
}

Deno.test("FormatSink lets a line go whose end does not come within a second, and tells of it", () => {
  const { clock, say, log, changes } = world({ kind: "prefix", time: null });
  say("a\nname: ");
  clock.advance(0.9);
  assertEquals([log(), changes()], ["web:api | a\n", 0]);
  clock.advance(0.1);
  assertEquals([log(), changes()], ["web:api | a\nweb:api | name: \n", 1]);
  say("x\n");
  assertEquals(log(), "web:api | a\nweb:api | name: \nweb:api + x\n");
  assertEquals(clock.pending(), []);
});

Deno.test("FormatSink counts the second from where the line began, not from an earlier one", () => {
  const { clock, say, log } = world({ kind: "prefix", time: null });
  say("a");
  clock.advance(0.6);
  say("\nb");
  clock.advance(0.6);
  assertEquals(log(), "web:api | a\n");
  clock.advance(0.4);
  assertEquals(log(), "web:api | a\nweb:api | b\n");
});

Deno.test("FormatSink writes the rest at the end, and has nothing to wait for when it is closed", () => {
  const { clock, sink, say, log } = world({ kind: "json", time: "%H:%M:%S.%L %z" });
  say("last words");
  sink.end();
  const told = { time: "22:13:20.000 +0000", program: "api", group: "web", stream: "stdout", pid: 7 };
  assertEquals(JSON.parse(log()), { ...told, message: "last words" });
  say("more");
  sink.close();
  assertEquals(clock.pending(), []);
});

Deno.test("a clock that is set puts its new time before lines, and keeps no line waiting", () => {
  const { clock, say, log } = world({ kind: "prefix", time: "%H:%M" });
  say("one\ntwo");
  clock.setWall(clock.now() - 86_400 * 365 + 3600);
  clock.advance(1);
  assertEquals(log(), "web:api | 22:13 one\nweb:api | 23:13 two\n");
  say("\nthree\nfour");
  clock.setWall(clock.now() + 7200);
  say(" and more\n");
  assertEquals(log().split("\n").slice(2), ["web:api | 23:13 three", "web:api | 01:13 four and more", ""]);
});
