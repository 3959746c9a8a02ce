import { assertEquals } from "@std/assert";
import { statusFeed } from "../../../src/web/live/status_feed.ts";
import { MONOVISOR_VERSION } from "../../../src/text/version.ts";
import { fakeSupervisor } from "../fake_supervisor.ts";

const NEVER_STARTED = { description: "Not started", start: 0, kind: "stopped", failure: null } as const;

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds++) await Promise.resolve();
}

Deno.test("statusFeed() tells everything, then each change, in a few pieces", async () => {
  const { supervisor, clock, os, exit } = fakeSupervisor({ cat: { startsecs: 0 }, "g:a": {} });
  const gone = new AbortController();
  const feed = statusFeed(supervisor, gone.signal);
  assertEquals((await feed.next()).value, {
    now: 1_700_000_000,
    version: MONOVISOR_VERSION,
    mood: "RUNNING",
    changed: [
      { namespec: "cat", group: "cat", state: "STOPPED", ...NEVER_STARTED },
      { namespec: "g:a", group: "g", state: "STOPPED", ...NEVER_STARTED },
    ],
    removed: [],
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

Deno.test("statusFeed() gives a sign of life when nothing happens, and sees a shutdown", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: {} });
  const gone = new AbortController();
  const feed = statusFeed(supervisor, gone.signal);
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

Deno.test("statusFeed() gives a sign of life also while programs write without an end", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: {} });
  const gone = new AbortController();
  const feed = statusFeed(supervisor, gone.signal);
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

Deno.test("statusFeed() ends when the client goes while nothing happens", async () => {
  const { supervisor, clock } = fakeSupervisor({ cat: {} });
  const gone = new AbortController();
  const feed = statusFeed(supervisor, gone.signal);
  await feed.next();
  const last = feed.next();
  await settle();
  gone.abort();
  assertEquals((await last).done, true);
  assertEquals(clock.pending(), []);
});
