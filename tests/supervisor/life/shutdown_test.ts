import { assertEquals } from "@std/assert";
import type { GroupConfig } from "../../../src/config/model/group_config.ts";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../fake_supervisor.ts";

const EVENTS = [
  "SUPERVISOR_STATE_CHANGE_STOPPING",
  "PROCESS_STATE_STOPPING",
  "PROCESS_STATE_STOPPED",
  "PROCESS_STATE_FATAL",
];
const ANSWER = "RESULT 2\nOKREADY\n";

/** The pool l and these groups, all running, its listener ready; only the listener does not end when it is told to. */
function running(pool: GroupConfig, ...groups: readonly GroupConfig[]): FakeSupervisor {
  const fake = new FakeSupervisor([pool, ...groups]).run();
  fake.clock.advance(0);
  fake.say("l", "READY\n");
  const listener = fake.pid("l");
  fake.os.whenKilled = (pid, signal) => {
    if (pid !== listener) fake.os.exit(pid, signal);
  };
  return fake;
}

function shutDown(fake: FakeSupervisor): void {
  fake.supervisor.turns.run(() => fake.supervisor.shutdown());
}

function reap(fake: FakeSupervisor): void {
  fake.supervisor.turns.run(() => fake.supervisor.reap());
}

/** What has been sent to the listener l, in short. */
function told(fake: FakeSupervisor): string[] {
  return [...fake.heard("l").matchAll(/eventname:\w+_(\w+) len:\d+\n(?:processname:(\w+))?/g)]
    .map(([, change = "", name = ""]) => `${change} ${name}`.trim());
}

/** All that the listener l gets as long as it answers at once. */
function answering(fake: FakeSupervisor): string[] {
  const all: string[] = [];
  for (let some = told(fake); some.length > 0; some = told(fake)) {
    all.push(...some);
    fake.say("l", ANSWER);
  }
  return all;
}

function stateOf(fake: FakeSupervisor, name: string): string {
  return fake.process(name).record.state;
}

Deno.test("a listener is told that the others stop before it is stopped, not that the last one has (EVT-021)", () => {
  const fake = running(poolConfig({ events: EVENTS }), groupConfig());
  shutDown(fake);
  reap(fake);
  assertEquals([stateOf(fake, "cat"), stateOf(fake, "l")], ["STOPPED", "RUNNING"]);
  assertEquals(answering(fake), ["STOPPING", "STOPPING cat"]);
  assertEquals(stateOf(fake, "l"), "STOPPING");
});

Deno.test("a listener is told of the last end when a group that was down came after it (EVT-021)", () => {
  const idle = { ...groupConfig({ name: "idle", autostart: false }), priority: 5 };
  const fake = running(poolConfig({ events: EVENTS }), idle, groupConfig());
  shutDown(fake);
  reap(fake);
  assertEquals(answering(fake), ["STOPPING", "STOPPING cat", "STOPPED cat"]);
  assertEquals(stateOf(fake, "l"), "STOPPING");
});

Deno.test("a listener is told that what was in BACKOFF is FATAL (EVT-021, DAEMON-031)", () => {
  const broken = groupConfig({ name: "broken", command: "/no/such/program" });
  const fake = running(poolConfig({ events: EVENTS }), broken);
  assertEquals(stateOf(fake, "broken"), "BACKOFF");
  shutDown(fake);
  assertEquals(answering(fake), ["STOPPING", "FATAL broken"]);
  assertEquals(stateOf(fake, "l"), "STOPPING");
});

Deno.test("all but the last end are told when a group's processes end together (EVT-021)", () => {
  const processes = ["a", "b"].map((name) => processConfig({ name, startsecs: 0 }));
  const fake = running(poolConfig({ events: EVENTS }), { ...groupConfig(), name: "g", processes });
  shutDown(fake);
  reap(fake);
  assertEquals(answering(fake), ["STOPPING", "STOPPING b", "STOPPING a", "STOPPED b"]);
});

Deno.test("a listener that is silent is stopped after a second, and one long silent at once (EVT-021)", () => {
  const fake = running(poolConfig({ events: EVENTS }), groupConfig());
  shutDown(fake);
  reap(fake);
  fake.clock.advance(0.9);
  assertEquals(stateOf(fake, "l"), "RUNNING");
  fake.clock.advance(0.2);
  assertEquals(stateOf(fake, "l"), "STOPPING");

  const hung = running(poolConfig({ events: [...EVENTS, "REMOTE_COMMUNICATION"] }), groupConfig());
  hung.emit("never answered");
  hung.clock.advance(2);
  shutDown(hung);
  reap(hung);
  assertEquals(stateOf(hung, "l"), "STOPPING");
});

Deno.test("a listener that goes on answering is stopped after a second all the same (EVT-021)", () => {
  const fake = running(poolConfig({ events: [...EVENTS, "REMOTE_COMMUNICATION"] }), groupConfig());
  for (const type of "abcdefgh") fake.emit(type);
  shutDown(fake);
  reap(fake);
  for (const _ of "12345") {
    fake.clock.advance(0.3);
    if (stateOf(fake, "l") === "RUNNING") fake.say("l", ANSWER);
  }
  assertEquals(stateOf(fake, "l"), "STOPPING");
});

Deno.test("listeners with nothing to get or to answer hold nothing up (EVT-021)", () => {
  const fake = running(poolConfig(), groupConfig());
  shutDown(fake);
  reap(fake);
  assertEquals(stateOf(fake, "l"), "STOPPING");
});

Deno.test("a listener with the highest priority number is stopped first and is told nothing (EVT-021)", () => {
  const fake = running(poolConfig({ events: EVENTS, priority: 1000 }), groupConfig());
  shutDown(fake);
  assertEquals([stateOf(fake, "l"), stateOf(fake, "cat"), told(fake)], ["STOPPING", "RUNNING", []]);
});

Deno.test("a listener that ends while it is waited for ends the wait (EVT-021)", async () => {
  const fake = new FakeSupervisor([poolConfig({ events: EVENTS }), groupConfig()]);
  const ended = fake.supervisor.run();
  fake.clock.advance(0);
  fake.say("l", "READY\n");
  fake.os.whenKilled = (pid, signal) => fake.os.exit(pid, signal);
  shutDown(fake);
  reap(fake);
  assertEquals(stateOf(fake, "l"), "RUNNING");
  fake.exit("l");
  assertEquals([stateOf(fake, "l"), await ended, fake.clock.pending()], ["EXITED", "SHUTDOWN", []]);
});
