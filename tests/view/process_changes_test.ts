import { assertEquals } from "@std/assert";
import { type Changes, ProcessChanges } from "../../src/view/process_changes.ts";
import { FakeSupervisor, groupConfig } from "../supervisor/fake_supervisor.ts";

function told({ changed, removed }: Changes): readonly string[] {
  return [...changed.map(({ namespec, state }) => `${namespec} ${state}`), ...removed.map((name) => `${name} gone`)];
}

Deno.test("ProcessChanges.look() finds everything at first, then what has changed since the look before", () => {
  const fake = new FakeSupervisor([groupConfig({ name: "a" }), groupConfig({ name: "b", autostart: false })]).run();
  const changes = new ProcessChanges(fake.supervisor);
  fake.clock.advance(1);
  assertEquals(told(changes.look()), ["a RUNNING", "b STOPPED"]);
  assertEquals(told(changes.look()), []);
  fake.exit("a");
  assertEquals(told(changes.look()), ["a EXITED"]);
  assertEquals(told(changes.look()), []);
});

Deno.test("ProcessChanges.look() tells of groups that are gone and of those that have come", () => {
  const fake = new FakeSupervisor([groupConfig({ name: "a", autostart: false })]);
  const changes = new ProcessChanges(fake.supervisor);
  changes.look();
  fake.supervisor.turns.run(() => fake.supervisor.removeGroup("a"));
  assertEquals(told(changes.look()), ["a gone"]);
  assertEquals(told(changes.look()), []);
  fake.supervisor.turns.run(() => fake.supervisor.addGroup(groupConfig({ name: "a", autostart: false })));
  assertEquals(told(changes.look()), ["a STOPPED"]);
});

Deno.test("ProcessChanges of two who look know nothing of each other", () => {
  const fake = new FakeSupervisor([groupConfig({ name: "a", autostart: false })]);
  const [one, other] = [new ProcessChanges(fake.supervisor), new ProcessChanges(fake.supervisor)];
  assertEquals([told(one.look()), told(other.look())], [["a STOPPED"], ["a STOPPED"]]);
});
