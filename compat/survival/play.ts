import { until } from "../support/until.ts";
import { countLines, type LineCount } from "./count_lines.ts";
import { Daemon } from "./daemon.ts";
import { GO, type Scenario, type Targets, WATCHED_LOG, type Way } from "./scenarios.ts";
import { Silence } from "./silence.ts";

/** What one run has come to. */
export interface Measurement extends LineCount {
  /** Programs of before that still run. */
  readonly kept: number;
  /** Programs of before that ended since nobody read what they wrote. */
  readonly broken: number;
  /** All programs that run in the end. */
  readonly after: number;
  /** Milliseconds for which the watched log did not grow. */
  readonly silent: number;
  /** Milliseconds from execve(2) until the pipes are watched, as the daemon says; null where it says nothing. */
  readonly gap: number | null;
  /** Load of the machine over the minute before (getloadavg(3)). */
  readonly load: number;
}

const SAID = /processes go on after (\d+) ms/;

/** Plays a scenario in one of its ways, and measures it. Leaves nothing behind. */
export async function play(
  { programs, settings, sections }: Scenario,
  { begins, adopts, restarts, act }: Way,
  targets: Targets,
): Promise<Measurement> {
  const [load = NaN] = Deno.loadavg();
  await using daemon = await Daemon.make(`${settings}${adopts ? "adopt=true\n" : ""}${sections}`);
  await daemon.begin(targets[begins]);
  await daemon.running(programs);
  const before = daemon.programs();
  const flatOut = sections.includes(GO) ? ["flat.log"] : [];
  await Deno.writeTextFile(daemon.path(GO), "");
  await grown(daemon, [WATCHED_LOG, ...flatOut]);
  using silence = new Silence(daemon.path(WATCHED_LOG));
  await act(daemon, targets);
  if (restarts) await daemon.running(programs);
  await grown(daemon, [WATCHED_LOG, ...flatOut]);
  const silent = Math.round(silence.longest);
  const after = daemon.programs();
  await daemon.end();
  const { begun, ended, broken } = await daemon.ledger();
  const [missing] = begun.filter((pid) => !ended.has(pid));
  if (missing !== undefined) throw new Error(`The writer with pid ${missing} was killed: ${await daemon.log()}`);
  const [, gap = null] = SAID.exec(await daemon.log()) ?? [];
  return {
    ...countLines(await logs(daemon), ended),
    ...{ broken, silent, load, kept: before.intersection(after).size, after: after.size },
    gap: gap === null ? null : Number(gap),
  };
}

/** Resolves when each of these logs has grown. */
async function grown(daemon: Daemon, names: readonly string[]): Promise<void> {
  const size = async (name: string) => (await Deno.stat(daemon.path(name))).size;
  for (const name of names) {
    const former = await size(name);
    await until(async () => await size(name) > former || undefined, { or: () => `${name} does not grow` });
  }
}

async function logs(daemon: Daemon): Promise<readonly Uint8Array[]> {
  const names = [...Deno.readDirSync(daemon.folder)].map(({ name }) => name);
  const written = names.filter((name) => /^(w\d+|flat)\.log$/.test(name));
  return await Promise.all(written.map((name) => Deno.readFile(daemon.path(name))));
}
