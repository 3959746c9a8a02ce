import { httpTail } from "../../../src/client/http_tail.ts";
import { crowdSize, startCrowd } from "../support/crowd.ts";
import type { Daemon } from "../support/daemon.ts";
import type { Figure, Subject } from "../support/figure.ts";
import { median } from "../support/median.ts";
import { CRASHER, type Day, startOrdinary, watch } from "../support/ordinary.ts";
import { Scene } from "../support/scene.ts";

const PAGES = 20;

/**
 * The live status page left open in so many browsers: of a daemon with many silent programs, one of which crashes every
 * two seconds and so changes the page, and of one whose programs print as well.
 */
export const openPages: readonly Figure[] = [
  ...figures(
    "1000 programs",
    async ({ target, scale }) => (await startCrowd(target, { count: crowdSize(scale), beside: CRASHER })).daemon,
  ),
  ...figures("an ordinary daemon", ({ target }) => startOrdinary(target)),
];

interface Pages {
  readonly without: Day;
  readonly open: Day;
}

interface Row {
  /** Without one it is a ratio itself. */
  readonly unit?: string;
  readonly of: (pages: Pages) => number;
}

function figures(what: string, start: (subject: Subject) => Promise<Daemon>): readonly Figure[] {
  const scene = new Scene<Pages>({
    open: async (subject) => {
      await using daemon = await start(subject);
      return await leaveOpen(daemon, subject.scale === "small" ? 10 : 60);
    },
  });
  const row = (name: string, { unit, of }: Row): Figure => ({
    name: `${what} and a page open in ${PAGES} browsers, ${name}`,
    unit: unit ?? "",
    better: "lower",
    goal: null,
    alone: true,
    ...unit === undefined ? { itself: true } : {},
    scene,
    measure: async (subject) => of(await scene.of(subject)),
  });
  return [
    row("CPU", { unit: "ms/s", of: ({ open }) => open.cpu }),
    row("CPU over that without", { of: ({ without, open }) => open.cpu / without.cpu }),
    row("anonymous memory over that without", { of: ({ without, open }) => anonymous(open) / anonymous(without) }),
  ];
}

async function leaveOpen(daemon: Daemon, seconds: number): Promise<Pages> {
  // What the start left to do would count as the cost of no page
  await watch(daemon, seconds / 2);
  const without = await watch(daemon, seconds);
  const left = new AbortController();
  const streams = Array.from({ length: PAGES }, () => page(daemon, left.signal));
  const open = await watch(daemon, seconds);
  left.abort();
  const lost = (await Promise.all(streams)).filter((isFed) => !isFed).length;
  if (lost > 0) throw new Error(`${lost} of ${PAGES} pages were told nothing, or not to the end`);
  return { without, open };
}

function anonymous({ memory }: Day): number {
  return median(memory.map((seen) => seen.anonymous));
}

/** Takes what the page's script would take; whether there was something until the end. */
async function page(daemon: Daemon, signal: AbortSignal): Promise<boolean> {
  let received = 0;
  const onBytes = (bytes: Uint8Array) => {
    received += bytes.length;
    return true;
  };
  const login = { url: `unix://${daemon.scratch.path("s")}`, username: undefined, password: undefined };
  await httpTail({ ...login, path: "/monovisor/events" }, { signal, onBytes });
  return signal.aborted && received > 0;
}
