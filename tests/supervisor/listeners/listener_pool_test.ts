import { assertEquals } from "@std/assert";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../fake_supervisor.ts";

const ACCEPT = "RESULT 2\nOK";
const REJECT = "RESULT 4\nFAIL";

/** The serial, poolserial and payload of each message to a listener. */
function messages(text: string): string[] {
  return text.split("ver:3.0 ").slice(1).map((message) => {
    const [, serial, pool, poolserial, payload] =
      /serial:(\d+) pool:(\w+) poolserial:(\d+) .* len:\d+\n(.*)/s.exec(message) ?? [];
    return `${serial} ${pool}/${poolserial} ${payload?.replace("\n", " ")}`;
  });
}

function ready(fake: FakeSupervisor, ...names: readonly string[]): FakeSupervisor {
  fake.run();
  fake.clock.advance(0);
  for (const name of names) fake.say(name, "READY\n");
  return fake;
}

Deno.test("a pool sends an event once its listener is RUNNING and READY (LISTENER-002)", () => {
  const fake = new FakeSupervisor([poolConfig({ processes: [processConfig({ name: "l", startsecs: 2 })] })]).run();
  fake.emit("a");
  fake.say("l", "READY\n");
  assertEquals(fake.heard("l"), "");
  fake.clock.advance(2);
  assertEquals(
    fake.heard("l"),
    "ver:3.0 server:supervisor serial:0 pool:l poolserial:0 eventname:REMOTE_COMMUNICATION len:7\ntype:a\n",
  );
});

Deno.test("a pool buffers from its creation on, before anything runs (LISTENER-019)", () => {
  const fake = new FakeSupervisor([
    poolConfig({ events: ["PROCESS_GROUP", "SUPERVISOR_STATE_CHANGE"] }),
    groupConfig(),
  ]);
  ready(fake, "l");
  const heard: string[] = [];
  for (let text = fake.heard("l"); text !== ""; text = fake.heard("l")) {
    heard.push(...messages(text));
    fake.say("l", `${ACCEPT}READY\n`);
  }
  assertEquals(heard, ["0 l/0 groupname:l ", "1 l/1 groupname:cat ", "2 l/2 "]);
});

Deno.test("a pool sends the next event only after RESULT and READY (LISTENER-002)", () => {
  const fake = ready(new FakeSupervisor([poolConfig()]), "l");
  fake.emit("a");
  fake.emit("b");
  assertEquals(messages(fake.heard("l")), ["0 l/0 type:a "]);
  fake.say("l", ACCEPT);
  assertEquals(fake.heard("l"), "");
  fake.say("l", "READY\n");
  assertEquals(messages(fake.heard("l")), ["1 l/1 type:b "]);
});

Deno.test("a pool gives an event to the first free listener in configuration order (LISTENER-002, LISTENER-018)", () => {
  const processes = ["l1", "l2", "l3"].map((name) => processConfig({ name, startsecs: 0 }));
  const fake = ready(new FakeSupervisor([poolConfig({ processes })]), "l2", "l3");
  fake.emit("a");
  fake.emit("b");
  assertEquals(["l1", "l2", "l3"].map((name) => messages(fake.heard(name))), [[], ["0 l/0 type:a "], [
    "1 l/1 type:b ",
  ]]);
});

Deno.test("a pool sends a rejected event again, before all others, with its serials (LISTENER-010)", () => {
  const fake = ready(new FakeSupervisor([poolConfig()]), "l");
  fake.emit("a");
  fake.emit("b");
  fake.heard("l");
  fake.say("l", `${REJECT}READY\n`);
  assertEquals(messages(fake.heard("l")), ["0 l/0 type:a "]);
  assertEquals(fake.log.filter((line) => line.startsWith("WARN")), ["WARN l: event was rejected"]);
});

Deno.test("a rejected event does not reach other pools (decided for LISTENER-011)", () => {
  const other = poolConfig({
    name: "m",
    events: ["TICK_3600"],
    processes: [processConfig({ name: "m", startsecs: 0 })],
  });
  const fake = ready(new FakeSupervisor([poolConfig(), other]), "l", "m");
  fake.emit("a");
  fake.say("l", `${REJECT}`);
  assertEquals(fake.supervisor.groups.get("m")?.pool?.record.buffer.size, 0);
  assertEquals(fake.supervisor.groups.get("l")?.pool?.record.buffer.size, 1);
});

Deno.test("the event of a listener that dies goes to the next one (LISTENER-013)", () => {
  const processes = ["l1", "l2"].map((name) => processConfig({ name, startsecs: 0, autorestart: false }));
  const fake = ready(new FakeSupervisor([poolConfig({ processes })]), "l1", "l2");
  fake.emit("a");
  assertEquals(messages(fake.heard("l1")), ["0 l/0 type:a "]);
  fake.exit("l1", 1);
  assertEquals(messages(fake.heard("l2")), ["0 l/0 type:a "]);
});

Deno.test("a restarted listener begins anew (LISTENER-001, LISTENER-007)", () => {
  const fake = ready(new FakeSupervisor([poolConfig()]), "l");
  fake.say("l", "spurious");
  assertEquals(fake.process("l").listener?.record.state, "UNKNOWN");
  assertEquals(fake.process("l").record.state, "RUNNING");
  fake.exit("l", 1);
  fake.clock.advance(1);
  assertEquals(fake.process("l").listener?.record.state, "ACKNOWLEDGED");
  fake.say("l", "READY\n");
  fake.emit("a");
  assertEquals(messages(fake.heard("l")), ["0 l/0 type:a "]);
});

Deno.test("a listener whose stdin is closed is passed over (LISTENER-014)", () => {
  const processes = ["l1", "l2"].map((name) => processConfig({ name, startsecs: 0 }));
  const fake = ready(new FakeSupervisor([poolConfig({ processes })]), "l1", "l2");
  fake.os.childClose(fake.pid("l1"), 0);
  fake.emit("a");
  assertEquals(messages(fake.heard("l2")), ["0 l/0 type:a "]);
  assertEquals(fake.log.filter((line) => line.includes("event 0")), [
    "DEBG epipe occurred while sending event 0 to listener l1, listener state unchanged",
    "DEBG event 0 sent to listener l2",
  ]);
});

Deno.test("a full buffer drops its oldest event (LISTENER-015)", () => {
  const fake = new FakeSupervisor([poolConfig({ bufferSize: 2 })]).run();
  for (const type of ["a", "b", "c"]) fake.emit(type);
  assertEquals(fake.log.filter((line) => line.startsWith("ERRO")), [
    "ERRO pool l event buffer overflowed, discarding event 0",
  ]);
});

Deno.test("a listener that does not read delays only its own pool, and loses nothing", () => {
  const other = poolConfig({ name: "m", processes: [processConfig({ name: "m", startsecs: 0 })] });
  const fake = ready(new FakeSupervisor([poolConfig(), other]), "l", "m");
  const large = "x".repeat(200_000);
  fake.emit("a", large);
  const heard: Record<string, string> = { l: "", m: "" };
  while ((heard["m"] ?? "").length < large.length) heard["m"] += fake.heard("m");
  fake.say("m", `${ACCEPT}READY\n`);
  fake.emit("b");
  assertEquals(messages(fake.heard("m")), ["1 m/1 type:b "]);
  for (let text = fake.heard("l"); text !== ""; text = fake.heard("l")) heard["l"] += text;
  assertEquals(messages(heard["l"] ?? ""), [`0 l/0 type:a ${large}`]);
});

Deno.test("a listener's stdout is logged as it is, with the bytes at debug (LISTENER-017, LOG-035)", () => {
  const stdout = { ...processConfig().stdout, logfile: { kind: "file", path: "/tmp/l.log" } } as const;
  const processes = [processConfig({ name: "l", startsecs: 0, stdout })];
  const fake = ready(new FakeSupervisor([poolConfig({ processes })]), "l");
  fake.emit("a");
  fake.say("l", ACCEPT);
  assertEquals(new TextDecoder().decode(fake.os.readBytes("/tmp/l.log")), `READY\n${ACCEPT}`);
  assertEquals(fake.log.filter((line) => line.startsWith("DEBG")), [
    "DEBG 'l' stdout output:\nb'READY\\n'",
    "DEBG l: ACKNOWLEDGED -> READY",
    "DEBG event 0 sent to listener l",
    "DEBG 'l' stdout output:\nb'RESULT 2\\nOK'",
    "DEBG l: event was processed",
    "DEBG l: BUSY -> ACKNOWLEDGED",
  ]);
});

Deno.test("capture, events and syslog do not apply to a listener's stdout, and do to its stderr (CFG-138)", () => {
  const { stdout } = processConfig();
  const channel = { ...stdout, captureMaxbytes: 100, eventsEnabled: true, syslog: true };
  const processes = [processConfig({ name: "l", startsecs: 0, stdout: channel, stderr: channel })];
  const fake = ready(new FakeSupervisor([poolConfig({ processes, events: ["PROCESS_LOG"] })]), "l");
  assertEquals([fake.heard("l"), fake.os.syslogged], ["", []]);
  fake.say("l", "trouble\n", 2);
  assertEquals(messages(fake.heard("l")).length, 1);
  assertEquals(fake.os.syslogged, ["l trouble"]);
});

Deno.test("a listener with a Python result_handler stands in FATAL and says why", () => {
  const fake = new FakeSupervisor([poolConfig({ resultHandler: "mine:handler" })]).run();
  const { state, spawnError } = fake.process("l").record;
  assertEquals([state, fake.os.spawned.length], ["FATAL", 0]);
  assertEquals(spawnError?.startsWith("result_handler mine:handler is a Python function"), true);
  assertEquals(fake.log[0], `CRIT Cannot run [eventlistener:l]: ${spawnError}`);
});

Deno.test("removing a pool ends its subscriptions (LISTENER-020)", () => {
  const fake = ready(new FakeSupervisor([poolConfig({ processes: [processConfig({ name: "l", autostart: false })] })]));
  assertEquals(fake.supervisor.removeGroup("l"), true);
  fake.emit("a");
  assertEquals(fake.eventSerial.next, 0);
});

Deno.test("the count of events goes on over a reload (DAEMON-039)", () => {
  const fake = ready(new FakeSupervisor([poolConfig()]), "l");
  fake.eventSerial.next = 41;
  fake.emit("a");
  assertEquals(messages(fake.heard("l")), ["41 l/0 type:a "]);
  assertEquals(fake.eventSerial.next, 42);
});

Deno.test("a result that cannot be printed is told, and the event counts as processed", () => {
  const fake = ready(new FakeSupervisor([poolConfig({ resultHandler: "supervisor_stdout:event_handler" })]), "l");
  fake.emit("a");
  fake.os.failNext("write", "EPIPE");
  fake.say("l", "RESULT 2\nhi");
  assertEquals(fake.process("l").listener?.record.state, "ACKNOWLEDGED");
  assertEquals(fake.log.filter((line) => line.startsWith("CRIT")), [
    "CRIT Cannot print the result of l: [Errno 32] Broken pipe",
  ]);
});
