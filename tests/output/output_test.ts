import { assertEquals } from "@std/assert";
import type { SupervisordConfig } from "../../src/config/model/config.ts";
import type { ChannelConfig, ProcessConfig } from "../../src/config/model/process_config.ts";
import { eventName } from "../../src/events/event_name.ts";
import { EMPTY_POOL } from "../../src/events/pool/pool.ts";
import { itemsOf } from "../../src/events/pool/queue.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../supervisor/fake_supervisor.ts";
import { messagesOf, unprefixed } from "../support/formatted_lines.ts";
import { payloadText } from "../support/payload_text.ts";
import { processConfig } from "../support/process_config.ts";

const BEGIN = "<!--XSUPERVISOR:BEGIN-->";
const END = "<!--XSUPERVISOR:END-->";
const EVENTS = ["PROCESS_LOG", "PROCESS_COMMUNICATION"];

interface World {
  readonly fake: FakeSupervisor;
  /** The log file. */
  logged(): string;
  /** The events that wait in the pool, as "NAME data". */
  told(): readonly string[];
}

function world(channel: Partial<ChannelConfig>, settings: Partial<SupervisordConfig> = {}): World {
  const logfile = { kind: "file", path: "/tmp/cat.log" } as const;
  const stdout: ChannelConfig = { ...processConfig().stdout, logfile, ...channel };
  const cat: Partial<ProcessConfig> = { stdout, autorestart: false };
  const pool = poolConfig({ events: EVENTS, bufferSize: 100, processes: [] });
  const fake = new FakeSupervisor([pool, groupConfig(cat)], settings).run();
  fake.clock.advance(0);
  return {
    fake,
    logged: () => new TextDecoder().decode(fake.os.readBytes("/tmp/cat.log")),
    told: () =>
      itemsOf(fake.supervisor.groups.get("l")?.pool?.record.buffer ?? EMPTY_POOL.buffer).map(({ event }) => {
        const text = payloadText(event);
        return `${eventName(event)} ${text.slice(text.indexOf("\n") + 1)}`;
      }),
  };
}

Deno.test("Output tells output as events where they are enabled (EVT-011)", () => {
  const { fake, told, logged } = world({ eventsEnabled: true });
  fake.say("cat", "hello\n");
  fake.say("cat", "again\n");
  assertEquals(told(), ["PROCESS_LOG_STDOUT hello\n", "PROCESS_LOG_STDOUT again\n"]);
  assertEquals(logged(), "hello\nagain\n");
});

Deno.test("Output tells nothing where events are not enabled", () => {
  const { fake, told } = world({});
  fake.say("cat", "hello\n");
  assertEquals(told(), []);
});

Deno.test("Output keeps captured text out of the log and makes an event of it (LOG-021, LOG-025, EVT-012)", () => {
  const { fake, told, logged } = world({ captureMaxbytes: 1000 });
  fake.say("cat", `before${BEGIN}message${END}after\n`);
  assertEquals(logged(), "beforeafter\n");
  assertEquals(told(), ["PROCESS_COMMUNICATION_STDOUT message"]);
  assertEquals(fake.log.filter((line) => line.includes("comm event")), ["DEBG 'cat' stdout emitted a comm event"]);
});

Deno.test("Output gives the same log and message however the stream is cut (LOG-022)", () => {
  const text = `before${BEGIN}message${END}after\n`;
  for (let cut = 1; cut < text.length; cut++) {
    const { fake, told, logged } = world({ captureMaxbytes: 1000 });
    fake.say("cat", text.slice(0, cut));
    fake.say("cat", text.slice(cut));
    assertEquals([logged(), told()], ["beforeafter\n", ["PROCESS_COMMUNICATION_STDOUT message"]], `cut at ${cut}`);
  }
});

Deno.test("Output tells captured text as output, too, and first (LOG-024)", () => {
  const { fake, told } = world({ captureMaxbytes: 1000, eventsEnabled: true });
  fake.say("cat", `a${BEGIN}b${END}c`);
  assertEquals(told(), [
    "PROCESS_LOG_STDOUT a",
    "PROCESS_LOG_STDOUT b",
    "PROCESS_COMMUNICATION_STDOUT b",
    "PROCESS_LOG_STDOUT c",
  ]);
});

Deno.test("Output begins each message anew", () => {
  const { fake, told } = world({ captureMaxbytes: 1000 });
  fake.say("cat", `${BEGIN}one${END}${BEGIN}${END}${BEGIN}two${END}`);
  assertEquals(told().map((event) => event.replace("PROCESS_COMMUNICATION_STDOUT ", "")), ["one", "", "two"]);
});

Deno.test("Output passes on what it held back when the process ends (decided for LOG-022)", () => {
  const { fake, logged } = world({ captureMaxbytes: 1000 });
  fake.say("cat", "the end <!--XSUPERVISOR:BEG");
  assertEquals(logged(), "the end ");
  fake.exit("cat");
  assertEquals(logged(), "the end <!--XSUPERVISOR:BEG");
});

Deno.test("Output passes on what it held back when the pipe is closed (decided for LOG-022)", () => {
  const { fake, logged } = world({ captureMaxbytes: 1000 });
  fake.say("cat", "the end <");
  fake.os.childClose(fake.pid("cat"), 1);
  fake.poller.run();
  assertEquals([logged(), fake.process("cat").record.state], ["the end <", "RUNNING"]);
});

Deno.test("Output strips captured text, and a sequence does not go over a token", () => {
  const { fake, told, logged } = world({ captureMaxbytes: 1000 }, { stripAnsi: true });
  fake.say("cat", `a\x1b${BEGIN}\x1b[1mb${END}c`);
  assertEquals([logged(), told()], ["a\x1bc", ["PROCESS_COMMUNICATION_STDOUT b"]]);
});

Deno.test("Output copies to the main log before it tells listeners, and sends lines to syslog", () => {
  const { fake, told, logged } = world({ eventsEnabled: true, syslog: true, captureMaxbytes: 100 });
  fake.say("cat", `a\nb\n${BEGIN}kept out of syslog${END}`);
  assertEquals(fake.os.syslogged, ["cat a", "cat b"]);
  assertEquals(logged(), "a\nb\n");
  assertEquals(told().length, 3);
  assertEquals(fake.log.filter((line) => line.includes("output")), [
    "DEBG 'cat' stdout output:\na\nb\n",
    "DEBG 'cat' stdout output:\nkept out of syslog",
  ]);
});

Deno.test("events, capture and syslog see the plain bytes where the log has whole lines with a name, or objects", () => {
  for (const [kind, read] of [["prefix", unprefixedCat], ["json", messagesOf]] as const) {
    const { fake, told, logged } = world(
      { format: { kind, time: null }, eventsEnabled: true, syslog: true, captureMaxbytes: 100 },
      { stripAnsi: true },
    );
    fake.say("cat", `\x1b[1ma\x1b[0m\nb${BEGIN}\x1b[1mkept${END}\n`);
    assertEquals(read(logged()), "a\nb\n");
    assertEquals(told(), [
      "PROCESS_LOG_STDOUT a\nb",
      "PROCESS_LOG_STDOUT kept",
      "PROCESS_COMMUNICATION_STDOUT kept",
      "PROCESS_LOG_STDOUT \n",
    ]);
    assertEquals(fake.os.syslogged, ["cat a", "cat b", "cat "]);
  }
});

function unprefixedCat(text: string): string {
  return unprefixed(text, "cat | ");
}

Deno.test("more is read at a time where lines are put together anew, and nobody sees how it comes (PROC-031)", () => {
  const sizes = (channel: Partial<ChannelConfig>) => {
    const { fake } = world({ format: { kind: "prefix", time: null }, ...channel }, { loglevel: "info" });
    const { read } = fake.os;
    const asked: number[] = [];
    fake.os.read = (fd, buffer) => {
      asked.push(buffer.length);
      return read.call(fake.os, fd, buffer);
    };
    fake.say("cat", "hello\n");
    return new Set(asked);
  };
  assertEquals(sizes({}), new Set([262_144]));
  for (const channel of [{ eventsEnabled: true }, { captureMaxbytes: 100 }, { syslog: true }]) {
    assertEquals(sizes(channel), new Set([131_072]));
  }
  assertEquals(sizes({ format: { kind: "plain", time: null } }), new Set([131_072]));
});
