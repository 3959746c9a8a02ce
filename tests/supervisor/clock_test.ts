import { assertEquals } from "@std/assert";
import { FakeSupervisor, groupConfig } from "./fake_supervisor.ts";

const HOUR = 3600;

for (const [how, shift] of [["back", -HOUR], ["forth", HOUR]] as const) {
  const set = (fake: FakeSupervisor) => fake.clock.setWall(fake.clock.now() + shift);

  Deno.test(`a wall clock set ${how} makes no program RUNNING sooner or later`, () => {
    const fake = new FakeSupervisor([groupConfig({ startsecs: 10 })]).run();
    fake.clock.advance(9);
    set(fake);
    fake.clock.advance(0.9);
    assertEquals(fake.process("cat").record.state, "STARTING");
    fake.clock.advance(0.1);
    assertEquals(fake.process("cat").record.state, "RUNNING");
  });

  Deno.test(`a wall clock set ${how} makes no retry come sooner or later`, () => {
    const fake = new FakeSupervisor([groupConfig({ startsecs: 1 })]).run();
    fake.exit("cat", 1);
    set(fake);
    fake.clock.advance(0.9);
    assertEquals(fake.process("cat").record.state, "BACKOFF");
    fake.clock.advance(0.1);
    assertEquals(fake.process("cat").record.state, "STARTING");
  });

  Deno.test(`a wall clock set ${how} lets a stop have its stopwaitsecs`, () => {
    const fake = new FakeSupervisor([groupConfig({ stopwaitsecs: 10 })]).run();
    fake.clock.advance(0);
    fake.supervisor.turns.run(() => fake.process("cat").stop());
    set(fake);
    fake.clock.advance(9.9);
    assertEquals(fake.os.kills.map(({ signal }) => signal), [15]);
    fake.clock.advance(0.1);
    assertEquals(fake.os.kills.map(({ signal }) => signal), [15, 9]);
  });
}
