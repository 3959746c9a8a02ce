import { assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import { osError } from "../../../src/os/os_error.ts";
import { FakeSupervisor, groupConfig } from "../fake_supervisor.ts";
import { UNFORMATTED } from "../../support/process_config.ts";

function started(config: Partial<ProcessConfig> = {}): FakeSupervisor {
  const fake = new FakeSupervisor([groupConfig(config)]).run();
  fake.clock.advance(0);
  return fake;
}

Deno.test("a process waits for one deadline at a time, and for none when it is at rest", () => {
  const fake = new FakeSupervisor([groupConfig({ startsecs: 5, autorestart: false })]).run();
  assertEquals(fake.clock.pending(), [5]);
  fake.clock.advance(5);
  assertEquals([fake.process("cat").record.state, fake.clock.pending()], ["RUNNING", []]);
  fake.exit("cat");
  assertEquals([fake.process("cat").record.state, fake.clock.pending()], ["EXITED", []]);
});

Deno.test("a start that fails is tried again after its delays, up to FATAL (STATE-010, STATE-011)", () => {
  const fake = new FakeSupervisor([groupConfig({ command: "/nonexistent", startretries: 2 })]).run();
  const states: string[] = [];
  for (let seconds = 0; seconds < 7; seconds++) {
    states.push(`${fake.process("cat").record.state} ${fake.process("cat").record.backoff}`);
    fake.clock.advance(1);
  }
  assertEquals(states, ["BACKOFF 1", "BACKOFF 2", "BACKOFF 2", "FATAL 0", "FATAL 0", "FATAL 0", "FATAL 0"]);
});

Deno.test("a signal that cannot be sent makes it UNKNOWN, and its end EXITED (STATE-025)", () => {
  const fake = started({ autorestart: false });
  const { pid } = fake.process("cat").record;
  fake.os.whenKilled = () => {
    throw osError("kill", "EPERM");
  };
  fake.supervisor.turns.run(() => fake.process("cat").take({ kind: "signal", signal: 1 }));
  assertEquals(fake.process("cat").record.state, "UNKNOWN");
  fake.os.exit(pid, 0);
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  assertEquals(fake.process("cat").record.state, "EXITED");
});

Deno.test("whoever waits for a stop is told every two seconds that it goes on, until it is over (STATE-023)", () => {
  const fake = started({ stopwaitsecs: 10 });
  fake.supervisor.turns.run(() => {
    fake.process("cat").stop();
    fake.process("cat").reportStop();
    fake.process("cat").reportStop();
  });
  fake.clock.advance(5);
  const told = () => fake.log.filter((line) => line === "INFO waiting for cat to stop").length;
  assertEquals(told(), 3);
  fake.exit("cat");
  fake.clock.advance(10);
  assertEquals(told(), 3);
});

Deno.test("the logs of a process that does not run are emptied too (LOG-027)", () => {
  const logfile = { kind: "file", path: "/tmp/out" } as const;
  const stdout = { logfile, logfileMaxbytes: 0, logfileBackups: 0, captureMaxbytes: 0, eventsEnabled: false };
  const fake = started({ autorestart: false, stdout: { ...stdout, syslog: false, ...UNFORMATTED } });
  fake.say("cat", "hello\n");
  fake.exit("cat");
  assertEquals(fake.os.stat("/tmp/out")?.size, 6);
  fake.process("cat").clearLogs();
  assertEquals([fake.os.stat("/tmp/out")?.size, fake.os.openFds()], [0, []]);
});
