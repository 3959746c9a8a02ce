import { assertEquals } from "@std/assert";
import { processViews } from "../../src/view/process_views.ts";
import { processConfig } from "../support/process_config.ts";
import { FakeSupervisor, groupConfig } from "../supervisor/fake_supervisor.ts";

Deno.test("processViews() sorts by group and process name, whatever the priorities (RPC-081)", () => {
  const processes = ["y", "Z", "x"].map((name, priority) => processConfig({ name, priority }));
  const { supervisor } = new FakeSupervisor([
    { kind: "program", name: "b", priority: 1, processes },
    groupConfig({ name: "a" }),
    groupConfig({ name: "B" }),
  ]);
  assertEquals(processViews(supervisor).map(({ namespec }) => namespec), ["B", "a", "b:Z", "b:x", "b:y"]);
});

Deno.test("processViews() shows each process as it is, all at one time", () => {
  const fake = new FakeSupervisor([groupConfig({ name: "a" }), groupConfig({ name: "b", autostart: false })]).run();
  fake.clock.advance(61.5);
  assertEquals(processViews(fake.supervisor).map(({ state, description, now }) => [state, description, now]), [
    ["RUNNING", `pid ${fake.pid("a")}, uptime 0:01:01`, 1_700_000_061],
    ["STOPPED", "Not started", 1_700_000_061],
  ]);
  assertEquals(processViews(new FakeSupervisor([]).supervisor), []);
});
