import { crowdSize, empty } from "../support/crowd.ts";
import { manyPrograms } from "../support/configuration.ts";
import { Daemon } from "../support/daemon.ts";
import { catSpeed } from "../limits/cat_speed.ts";
import { echoLatency } from "../limits/echo_latency.ts";
import { spawnRate } from "../limits/spawn_rate.ts";
import type { Figure } from "../support/figure.ts";
import { requestTime } from "../support/request_times.ts";
import { writing } from "../support/writing.ts";

/** Bytes that one writer writes each time, and how often an empty daemon is asked. */
const BYTES = { small: 4e7, full: 4e8 } as const;
const REQUESTS = { times: 3000, within: 5 } as const;

/** Ours beside what the machine can do at all. */
export const limits: readonly Figure[] = [{
  name: "one writer to a log file, beside cat",
  unit: "MB/s",
  better: "higher",
  goal: 0.9,
  limit: { name: "cat in a shell pipeline", measure: (scale) => catSpeed(BYTES[scale]) },
  measure: async (subject) => (await writing(subject, { writers: 1, bytes: BYTES[subject.scale] })).megabytesPerSecond,
}, {
  name: "spawns a second, beside a plain loop",
  unit: "1/s",
  better: "higher",
  goal: 0.6,
  limit: { name: "posix_spawn loop in C", measure: (scale) => spawnRate(crowdSize(scale)) },
  async measure({ target, scale }) {
    const count = crowdSize(scale);
    await using daemon = await Daemon.start(target, {
      programs: () => manyPrograms(count, "command=/bin/sleep 100000\nautostart=false"),
      descriptors: count * 5 + 200,
    });
    const start = performance.now();
    await daemon.call("supervisor.startAllProcesses", [false]);
    return count / ((performance.now() - start) / 1000);
  },
}, {
  name: "getState, beside an echo server",
  unit: "ms",
  better: "lower",
  goal: 2,
  scene: empty,
  limit: { name: "echo server on Deno.listen", measure: () => echoLatency(REQUESTS) },
  async measure(subject) {
    const { daemon } = await empty.of(subject);
    return await requestTime(daemon.request("supervisor.getState"), REQUESTS);
  },
}];
