import { assertEquals, assertThrows } from "@std/assert";
import { osError } from "../../../src/os/os_error.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../fake_supervisor.ts";
import { UNFORMATTED } from "../../support/process_config.ts";

const LOG = {
  logfile: { kind: "file", path: "/tmp/out" },
  logfileMaxbytes: 0,
  logfileBackups: 0,
  logfileUpkeep: null,
} as const;
const PLAIN = { ...LOG, captureMaxbytes: 0, eventsEnabled: false, syslog: false, ...UNFORMATTED };

function content(fake: FakeSupervisor, path: string): string {
  return new TextDecoder().decode(fake.os.readBytes(path));
}

Deno.test("pipes are opened at each spawn with the logs behind them, and closed at the end (LOG-013)", () => {
  const fake = new FakeSupervisor([groupConfig({ stdout: PLAIN, autorestart: false })]).run();
  assertEquals(fake.os.openFds().length, 4);
  fake.say("cat", "first\n");
  fake.exit("cat");
  assertEquals(fake.os.openFds(), []);
  fake.supervisor.turns.run(() => fake.process("cat").start());
  fake.say("cat", "second\n");
  assertEquals([content(fake, "/tmp/out"), fake.os.openFds().length], ["first\nsecond\n", 4]);
});

Deno.test("what a child wrote before its end is read before its end is noted (PROC-032)", () => {
  const fake = new FakeSupervisor([groupConfig({ stdout: PLAIN })]).run();
  fake.clock.advance(0);
  fake.os.childWrite(fake.pid("cat"), 1, "last words");
  fake.exit("cat");
  assertEquals(content(fake, "/tmp/out"), "last words");
  const lines = fake.log.filter((line) => /stdout output|exited:/.test(line));
  assertEquals(lines.map((line) => line.slice(0, 12)), ["DEBG 'cat' s", "INFO exited:"]);
});

Deno.test("a log that cannot be opened keeps the process from starting, and nothing stays open (PROC-008)", () => {
  const stdout = { ...PLAIN, logfile: { kind: "file", path: "/nowhere/out" } as const };
  const fake = new FakeSupervisor([groupConfig({ stdout })]).run();
  assertEquals(fake.process("cat").record.spawnError, "unknown error making dispatchers for 'cat': ENOENT");
  assertEquals(fake.os.openFds(), []);
});

Deno.test("bytes for a process without pipes are refused as for one that has closed its stdin", () => {
  const fake = new FakeSupervisor([groupConfig({ autostart: false })]).run();
  assertThrows(() => fake.process("cat").write(new Uint8Array(1)), Error, osError("write", "EPIPE").message);
});

Deno.test("the end of an output is told with what it belonged to", () => {
  const fake = new FakeSupervisor([groupConfig(), poolConfig()]).run();
  fake.clock.advance(0);
  for (const name of ["cat", "l"]) {
    fake.os.childClose(fake.pid(name), 1);
    fake.poller.run();
  }
  const told = fake.log.filter((line) => line.includes("stopped monitoring"));
  const [cat, l] = ["cat", "l"].map((name) => fake.pid(name));
  assertEquals(told.map((line) => line.replace(/fd \d+/, "fd N")), [
    `DEBG fd N closed, stopped monitoring <POutputDispatcher at ${cat} for <Subprocess at ${cat} with name cat in state RUNNING> (stdout)>`,
    `DEBG fd N closed, stopped monitoring <PEventListenerDispatcher at ${l} for <Subprocess at ${l} with name l in state RUNNING> (stdout)>`,
  ]);
});
