import { type Crowd, startCrowdOf } from "./support/crowd.ts";
import { programName } from "./support/configuration.ts";
import { descriptorLimit } from "./support/descriptor_limit.ts";
import type { Scale, Target } from "./support/figure.ts";
import { pause } from "./support/pause.ts";
import { memory, threadCpuSeconds } from "./support/proc.ts";
import { respawn } from "./support/respawn.ts";
import { requestTime } from "./support/request_times.ts";

/** What a daemon with so many programs costs. */
export interface GrowthPoint {
  readonly target: Target["name"];
  readonly programs: number;
  /** Seconds from the start until all are RUNNING. */
  readonly running: number;
  /** Kilobytes of anonymous memory for each program, the whole divided by their number. */
  readonly memory: number;
  /** CPU milliseconds a second while nothing happens. */
  readonly idle: number;
  /** Milliseconds of one getAllProcessInfo. */
  readonly allInfo: number;
  /** Milliseconds from kill -9 of one until its new pid shows. */
  readonly respawn: number;
}

/** Numbers of programs; those of the second list at full scale only. */
const SIZES = { small: [10, 100, 1000], full: [10, 100, 1000, 5000, 10000] } as const;
/** Seconds until all must be RUNNING: the first size that takes longer is the last one tried. */
const LIMIT = 120;
/** stdin and stdout; without them 10,000 programs would need more descriptors than most systems allow. */
const DESCRIPTORS = 2;
const SPARE = 200;

/** Measures one target at growing sizes, as far as it gets. */
export async function growth(
  target: Target,
  { scale, progress }: { readonly scale: Scale; readonly progress: (line: string) => void },
): Promise<readonly GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  const most = Math.floor((descriptorLimit() - SPARE) / DESCRIPTORS);
  for (const size of SIZES[scale]) {
    const programs = Math.min(size, most);
    if (programs < size) progress(`  ${size} programs need more descriptors than allowed here: ${programs} instead`);
    try {
      const point = await measure(target, programs);
      points.push(point);
      progress(`  ${target.name} ${JSON.stringify(point)}`);
    } catch (error) {
      progress(
        `  ${target.name} does not get to ${programs} programs: ${error instanceof Error ? error.message : error}`,
      );
      break;
    }
  }
  return points;
}

async function measure(target: Target, programs: number): Promise<GrowthPoint> {
  const started = await startCrowdOf(target, {
    count: programs,
    options: "command=/bin/sleep 100000\nredirect_stderr=true\nstdout_logfile=NONE",
    descriptors: programs * DESCRIPTORS + SPARE,
    within: LIMIT,
  });
  await using daemon = started.daemon;
  await pause(2000);
  return {
    target: target.name,
    programs,
    ...await cost(started),
    running: started.seconds,
    respawn: await respawn(daemon, programName(0)),
  };
}

async function cost({ daemon }: Crowd): Promise<Pick<GrowthPoint, "memory" | "idle" | "allInfo">> {
  const programs = daemon.log().split(" entered RUNNING state").length - 1;
  const [start, before] = [performance.now(), threadCpuSeconds(daemon.pid)];
  await pause(3000);
  const idle = 1e6 * (threadCpuSeconds(daemon.pid) - before) / (performance.now() - start);
  const anonymous = memory(daemon.pid).anonymous / 1e3 / programs;
  const allInfo = await requestTime(daemon.request("supervisor.getAllProcessInfo"), { times: 5, within: 10 });
  return { memory: anonymous, idle, allInfo };
}
