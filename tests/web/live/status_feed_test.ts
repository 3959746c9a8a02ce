import { assertEquals } from "@std/assert";
import { StatusFeed } from "../../../src/web/live/status_feed.ts";
import type { StatusChange } from "../../../src/web/client/status_change.ts";
import { MONOVISOR_VERSION } from "../../../src/text/version.ts";
import { fakeSupervisor } from "../fake_supervisor.ts";

const NEVER_STARTED = { description: "Not started", start: 0, kind: "stopped", failure: null, load: null } as const;

type FakeSupervisor = ReturnType<typeof fakeSupervisor>["supervisor"];

/** What a page is told. */
async function* follow(supervisor: FakeSupervisor, gone: AbortSignal): AsyncGenerator<StatusChange | null, void> {
  for await (const { change } of StatusFeed.of(supervisor).follow(gone)) yield change;
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds++) await Promise.resolve();
}

Deno.test("StatusFeed tells everything, then each change, in a few pieces", async () => {
  const { supervisor, clock, os, exit } = fakeSupervisor({ cat: { startsecs: 0 }, "g:a": {} });
  const gone = new AbortController();
  const feed = follow(supervisor, gone.signal);
  assertEquals((await feed.next()).value, {
    now: 1_700_000_000,
    version: MONOVISOR_VERSION,
    mood: "RUNNING",
    whole: true,
    changed: [
      { namespec: "cat", group: "cat", state: "STOPPED", ...NEVER_STARTED },
      { namespec: "g:a", group: "g", state: "STOPPED", ...NEVER_STARTED },
    ],
    removed: [],
    loads: [],
  });

  const next = feed.next();
  await settle();
  clock.advance(0.3);
  await settle();
  supervisor.turns.run(() => supervisor.groups.get("cat")?.processes.get("cat")?.start());
  const pid = os.running()[0] ?? 0;
  exit(pid, 0);
  await settle();
  clock.advance(0.3);
  const { value } = await next;
  assertEquals(value?.changed.map(({ namespec, state }) => [namespec, state]), [["cat", "EXITED"]]);

  const removal = feed.next();
  await settle();
  clock.advance(0.3);
  await settle();
  supervisor.turns.run(() => supervisor.removeGroup("g"));
  await settle();
  clock.advance(0.3);
  assertEquals((await removal).value?.removed, ["g:a"]);
  gone.abort();
  assertEquals((await feed.next()).done, true);
  assertEquals(clock.pending(), []);
});

Deno.test("StatusFeed gives a sign of life when nothing happens, and sees a shutdown", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: {} });
  const gone = new AbortController();
  const feed = follow(supervisor, gone.signal);
  await feed.next();
  const silence = feed.next();
  await settle();
  clock.advance(0.3);
  await settle();
  clock.advance(21);
  assertEquals((await silence).value, null);
  const news = feed.next();
  await settle();
  clock.advance(0.3);
  await settle();
  supervisor.turns.run(() => supervisor.shutdown());
  await settle();
  clock.advance(0.3);
  assertEquals((await news).value?.mood, "SHUTDOWN");
  gone.abort();
  assertEquals((await feed.next()).done, true);
});

Deno.test("StatusFeed gives a sign of life also while programs write without an end", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: {} });
  const gone = new AbortController();
  const feed = follow(supervisor, gone.signal);
  await feed.next();
  const pieces: unknown[] = [];
  const silence = feed.next().then(({ value }) => void pieces.push(value));
  await settle();
  for (let second = 0; second < 22; second++) {
    // What a program writes is read in a turn
    supervisor.turns.run(() => {});
    clock.advance(1);
    await settle();
  }
  assertEquals(pieces, [null]);
  await silence;
  gone.abort();
  assertEquals([(await feed.next()).done, clock.pending()], [true, []]);
});

Deno.test("StatusFeed ends when the client goes while nothing happens", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: {} });
  const gone = new AbortController();
  const feed = follow(supervisor, gone.signal);
  await feed.next();
  const last = feed.next();
  await settle();
  gone.abort();
  assertEquals((await last).done, true);
  assertEquals(clock.pending(), []);
});

Deno.test("StatusFeed tells what programs use, once a second for all, and only what reads otherwise", async () => {
  const { supervisor, clock, os } = fakeSupervisor({ cat: { startsecs: 0 }, idle: { startsecs: 0 } });
  supervisor.turns.run(() => {
    for (const { processes } of supervisor.groups.values()) for (const process of processes.values()) process.start();
  });
  clock.advance(1);
  const [cat = 0, idle = 0] = os.running();
  let readings = 0;
  const use = (cpuSeconds: number, residentBytes: number) => {
    const rest = { cpuSeconds: 0, residentBytes: 4096, processes: 1 };
    os.used = new Map([[cat, { cpuSeconds, residentBytes, processes: 2 }], [idle, rest]]);
  };
  const usage = os.usage.bind(os);
  os.usage = () => {
    readings += 1;
    return usage();
  };
  use(10, 5000);
  const gone = new AbortController();
  const pages = [follow(supervisor, gone.signal), follow(supervisor, gone.signal)];
  for (const page of pages) await page.next();
  const looks = async () => {
    const next = pages.map((page) => page.next());
    for (let tenths = 0; tenths < 15; tenths++) {
      await settle();
      clock.advance(0.1);
    }
    await settle();
    return (await Promise.all(next)).map(({ value }) => value?.loads);
  };
  const first = [["cat", { cpu: 833.3, memory: 5000 }], ["idle", { cpu: 0, memory: 4096 }]];
  assertEquals(await looks(), [first, first]);
  assertEquals(readings, 1);
  use(10.5, 5001);
  const [second, other] = await looks();
  assertEquals(second?.map(([name]) => name), ["cat"]);
  assertEquals([second, readings], [other, 2]);
  gone.abort();
  for (const page of pages) assertEquals((await page.next()).done, true);
  clock.advance(5);
  await settle();
  assertEquals([readings, clock.pending()], [2, []]);
});

Deno.test("StatusFeed tells who was slow everything anew, and holds nothing for him", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: { startsecs: 0 } });
  const cat = supervisor.groups.get("cat")?.processes.get("cat");
  const gone = new AbortController();
  const [quick, slow] = [follow(supervisor, gone.signal), follow(supervisor, gone.signal)];
  for (const page of [quick, slow]) assertEquals((await page.next()).value?.whole, true);
  for (const act of [() => cat?.start(), () => cat?.stop()]) {
    const next = quick.next();
    await settle();
    supervisor.turns.run(act);
    clock.advance(0.3);
    await settle();
    clock.advance(0.3);
    assertEquals((await next).value?.whole, false);
  }
  const { value } = await slow.next();
  assertEquals([value?.whole, value?.changed[0]?.state], [true, "STOPPING"]);
  gone.abort();
  for (const page of [quick, slow]) assertEquals((await page.next()).done, true);
});
