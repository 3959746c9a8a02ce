import { httpTail } from "../../src/client/http_tail.ts";
import { manyPrograms } from "./support/configuration.ts";
import { Daemon } from "./support/daemon.ts";
import type { Scale, Target } from "./support/figure.ts";
import { pause } from "./support/pause.ts";
import { memory } from "./support/proc.ts";
import { COUNTER } from "./support/programs.ts";
import { quantile } from "./support/quantile.ts";

/** What many clients at once get from a daemon whose programs crash and restart meanwhile. */
export interface LoadResult {
  readonly target: Target["name"];
  readonly programs: number;
  /** Clients that ask for getAllProcessInfo again and again, and as many that follow a log. */
  readonly clients: number;
  /**
   * Answers a second to all clients together, and milliseconds until an answer's last byte; those that had not come at
   * the end count with the time until then.
   */
  readonly answers: number;
  readonly p50: number;
  readonly p99: number;
  readonly restarts: number;
  /** Lines that the followers got, and those missing between two that they got; tails that ended before their time. */
  readonly lines: number;
  readonly missing: number;
  readonly broken: number;
  /** Megabytes of anonymous memory before, and at the end of it. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
  /** The most that was seen meanwhile, and what is left 3 s after the last client has gone. */
  readonly memoryMost: number;
  readonly memoryLeft: number;
}

const SIZES = { small: { programs: 100, seconds: 5 }, full: { programs: 1000, seconds: 20 } } as const;
const CLIENTS = 200;
const COUNTERS = 10;
const LINES_A_SECOND = 20;
const CRASHERS = 20;
/** Milliseconds without a client before and after it, and between two looks at the memory. */
const REST = 3000;
const LOOK = 50;

/** Measures one target under load. */
export async function load(target: Target, scale: Scale): Promise<LoadResult> {
  const { programs, seconds } = SIZES[scale];
  await using daemon = await Daemon.start(target, { programs: () => sections(programs), descriptors: 10_000 });
  await daemon.running(programs);
  await pause(REST);
  const anonymous = () => memory(daemon.pid).anonymous / 1e6;
  const memoryBefore = anonymous();
  const signal = AbortSignal.timeout(seconds * 1000);
  const [polled, followed, memoryMost] = await Promise.all([
    Promise.all(each(CLIENTS, () => poll(daemon, signal))),
    Promise.all(each(CLIENTS, (index) => follow(daemon, `counter:${index % COUNTERS}`, signal))),
    largest(anonymous, signal),
  ]);
  const polls = polled.flat();
  const memoryAfter = anonymous();
  await pause(REST);
  return {
    ...{ target: target.name, programs, clients: CLIENTS },
    ...{ memoryBefore, memoryAfter, memoryMost, memoryLeft: anonymous() },
    answers: polls.filter(({ answered }) => answered).length / seconds,
    p50: quantile(polls.map(({ taken }) => taken), 0.5),
    p99: quantile(polls.map(({ taken }) => taken), 0.99),
    restarts: daemon.log().split("INFO spawned: 'crasher").length - 1 - CRASHERS,
    lines: followed.reduce((sum, { lines }) => sum + lines, 0),
    missing: followed.reduce((sum, { missing }) => sum + missing, 0),
    broken: followed.filter(({ broken }) => broken).length,
  };
}

function sections(programs: number): string {
  const idle = manyPrograms(programs - COUNTERS - CRASHERS, "command=/bin/sleep 100000");
  return `${idle}
[program:counter]
command=python3 ${COUNTER} ${LINES_A_SECOND}
process_name=%(process_num)d
numprocs=${COUNTERS}

[program:crasher]
command=/bin/sh -c "sleep 1; exit 1"
process_name=crasher_%(process_num)d
numprocs=${CRASHERS}
startsecs=0
`;
}

async function largest(look: () => number, signal: AbortSignal): Promise<number> {
  let seen = 0;
  for (; !signal.aborted; await pause(LOOK)) seen = Math.max(seen, look());
  return seen;
}

function each<T>(count: number, action: (index: number) => Promise<T>): Promise<T>[] {
  return Array.from({ length: count }, (_, index) => action(index));
}

interface Poll {
  /** Milliseconds. */
  readonly taken: number;
  readonly answered: boolean;
}

async function poll(daemon: Daemon, signal: AbortSignal): Promise<readonly Poll[]> {
  const polls: Poll[] = [];
  const over = new Promise<false>((resolve) => signal.addEventListener("abort", () => resolve(false)));
  while (!signal.aborted) {
    const start = performance.now();
    // What is still under way at the end fails with the daemon's
    const whole = daemon.rawCall("supervisor.getAllProcessInfo").then(isWhole, () => false);
    const answered = await Promise.race([whole, over]);
    if (!answered && !signal.aborted) throw new Error(`${daemon.target.name} cut an answer`);
    polls.push({ taken: performance.now() - start, answered });
  }
  return polls;
}

function isWhole(answer: Uint8Array): boolean {
  return new TextDecoder().decode(answer.slice(-20)).includes("</methodResponse>");
}

interface Followed {
  readonly lines: number;
  readonly missing: number;
  readonly broken: boolean;
}

async function follow(daemon: Daemon, name: string, signal: AbortSignal): Promise<Followed> {
  const decoder = new TextDecoder();
  const seen = { lines: 0, missing: 0, last: null as number | null };
  let rest = "";
  const onBytes = (bytes: Uint8Array) => {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) count(seen, line);
    return true;
  };
  const url = `unix://${daemon.scratch.path("s")}`;
  await httpTail({ url, username: undefined, password: undefined, path: `/logtail/${name}` }, { signal, onBytes });
  return { lines: seen.lines, missing: seen.missing, broken: !signal.aborted };
}

// The first one may be the end of a line
function count(seen: { lines: number; missing: number; last: number | null }, line: string): void {
  const number = /^#(\d+)$/.exec(line)?.[1];
  if (number === undefined) return;
  if (seen.last !== null) seen.missing += Number(number) - seen.last - 1;
  seen.last = Number(number);
  seen.lines += 1;
}
