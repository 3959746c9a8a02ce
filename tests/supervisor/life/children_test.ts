import { assertEquals } from "@std/assert";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor, groupConfig } from "../fake_supervisor.ts";

function oneShots(...names: readonly string[]): FakeSupervisor {
  const processes = names.map((name) => processConfig({ name, startsecs: 0, autorestart: false }));
  return new FakeSupervisor([{ ...groupConfig(), name: "g", processes }]).run();
}

/** SIGCHLD comes; what the log says from then on, in short. */
function reaped(fake: FakeSupervisor): string[] {
  const begin = fake.log.length;
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  return fake.log.slice(begin).flatMap((line) => /success: \w|exited: \w|'\w' stdout/.exec(line)?.[0] ?? []);
}

Deno.test("all one-shots of a start are RUNNING before one of them has ended (STATE-007)", () => {
  const fake = oneShots("a", "b");
  for (const name of ["a", "b"]) fake.os.exit(fake.pid(name), 0);
  assertEquals(reaped(fake), ["success: a", "success: b", "exited: a", "exited: b"]);
});

Deno.test("what a one-shot has printed is logged before it is RUNNING (STATE-007)", () => {
  const fake = oneShots("a");
  fake.os.childWrite(fake.pid("a"), 1, "hi\n");
  fake.os.exit(fake.pid("a"), 0);
  assertEquals(reaped(fake), ["'a' stdout", "success: a", "exited: a"]);
});
