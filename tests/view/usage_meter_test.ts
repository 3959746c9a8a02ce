import { assertEquals } from "@std/assert";
import { UsageMeter } from "../../src/view/usage_meter.ts";
import { fakeSupervisor } from "../web/fake_supervisor.ts";

function begin() {
  const fake = fakeSupervisor({ cat: { startsecs: 0 } });
  const cat = fake.supervisor.groups.get("cat")?.processes.get("cat");
  if (cat === undefined) throw new Error("Cannot find cat");
  fake.supervisor.turns.run(() => cat.start());
  const [pid = 0] = fake.os.running();
  const readings: number[] = [];
  let [cpuSeconds, lasts] = [0, 0];
  fake.os.usage = () => {
    readings.push(fake.clock.monotonic());
    fake.clock.advance(lasts);
    return Promise.resolve(new Map([[pid, { cpuSeconds, residentBytes: 4096, processes: 1 }]]));
  };
  const use = (seconds: number) => cpuSeconds = seconds;
  const last = (seconds: number) => lasts = seconds;
  return { ...fake, cat, meter: UsageMeter.of(fake.supervisor), readings, use, last };
}

Deno.test("UsageMeter tells the share of a processor since its last reading, at first since the start", async () => {
  const { clock, cat, meter, use } = begin();
  assertEquals(meter.load(cat), null);
  clock.advance(20);
  use(5);
  await meter.look();
  assertEquals(meter.load(cat), { cpu: 25, memory: 4096 });
  clock.advance(2);
  use(7);
  await meter.look();
  assertEquals(meter.load(cat)?.cpu, 100);
  // A child has ended that nobody has waited for
  clock.advance(1);
  use(3);
  await meter.look();
  assertEquals(meter.load(cat)?.cpu, 0);
  // Nobody has looked for long: what was then tells nothing of now
  clock.advance(76.5);
  use(20);
  await meter.look();
  assertEquals(meter.load(cat)?.cpu, 20.1);
});

Deno.test("UsageMeter reads once a second for all, and seldom where reading takes long", async () => {
  const { clock, meter, readings, last } = begin();
  await Promise.all([meter.look(), meter.look()]);
  await meter.look();
  assertEquals(readings, [0]);
  clock.advance(1);
  last(0.25);
  await meter.look();
  clock.advance(4);
  await meter.look();
  assertEquals(readings, [0, 1]);
  clock.advance(1);
  last(60);
  await meter.look();
  assertEquals(readings.length, 3);
  await meter.look();
  assertEquals(readings.length, 4);
});

Deno.test("UsageMeter knows nothing of what does not run", async () => {
  const { clock, cat, meter, os, exit } = begin();
  await meter.look();
  const [pid = 0] = os.running();
  exit(pid, 0);
  clock.advance(2);
  assertEquals(meter.load(cat), null);
});
