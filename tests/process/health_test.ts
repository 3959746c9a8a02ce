import { assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import { outlook } from "../../src/process/dependency.ts";
import { isHealthy, readiness, stateDetail } from "../../src/process/health.ts";
import type { LivenessVerdict, ProcessRecord } from "../../src/process/record.ts";
import { neededProcess } from "./needed_process.ts";

interface Case {
  readonly config?: Partial<ProcessConfig>;
  readonly liveness?: Partial<LivenessVerdict>;
  readonly record: Partial<ProcessRecord>;
}

/** Whether it is healthy, will be ready, will have ended as expected; and what is said of it. */
function judged({ record, config, liveness }: Case) {
  const process = neededProcess("x", record, config);
  const observed = { ...process, liveness: { ...process.liveness, ...liveness } };
  const exit = outlook(observed, "completed_successfully");
  return [isHealthy(observed), readiness(observed), exit, stateDetail(observed)] as const;
}

const ENDED = (exitStatus: number) => ({ state: "EXITED", startedAt: 5, exitStatus, lastStatus: exitStatus }) as const;
const STAYS = { autorestart: false } as const;
const ONESHOT = { type: "oneshot", autorestart: "unexpected" } as const;
const waiting = { kind: "waiting", text: "waiting for db to be started" } as const;
const never = { kind: "never", text: "cannot start: db is FATAL: no" } as const;

Deno.test("a process is judged by its state, by how it ended, and by whether anybody wants it", () => {
  const table: readonly (readonly [Case, ReturnType<typeof judged>])[] = [
    [{ record: { state: "RUNNING" } }, [true, "met", "waiting", null]],
    [{ record: { state: "STARTING" } }, [false, "waiting", "waiting", "not up for 1 s yet"]],
    [{ record: { state: "STARTING" }, config: { needsReady: true } }, [false, "waiting", "waiting", "not ready yet"]],
    [{ record: { state: "BACKOFF" } }, [false, "waiting", "waiting", null]],
    [{ record: { state: "FATAL" } }, [false, "never", "never", null]],
    [{ record: { state: "UNKNOWN", problem: "no kill" } }, [false, "never", "never", "no kill"]],

    // Nobody wants it: never started, or stopped by somebody
    [{ record: { state: "STOPPED" } }, [true, "never", "never", null]],
    [{ record: { state: "STOPPED", startedAt: 5 } }, [true, "never", "never", null]],
    [{ record: { state: "STOPPING" } }, [true, "never", "never", null]],
    [{ record: { state: "STOPPED", wait: waiting } }, [false, "waiting", "waiting", waiting.text]],
    [{ record: { state: "STOPPING", wait: waiting } }, [false, "waiting", "waiting", waiting.text]],
    [{ record: { state: "STOPPED", wait: never } }, [false, "never", "never", never.text]],

    [{ record: ENDED(0), config: STAYS }, [true, "never", "met", "ended with status 0"]],
    [{ record: ENDED(3), config: STAYS }, [false, "never", "never", "ended with status 3"]],
    [{ record: ENDED(3) }, [false, "waiting", "waiting", "ended with status 3, is to be started again"]],
    [{ record: { ...ENDED(-1), lastStatus: 139 }, config: STAYS }, [false, "never", "never", "ended with status 139"]],

    [{ record: { state: "RUNNING" }, config: ONESHOT }, [true, "waiting", "waiting", null]],
    [{ record: { state: "RUNNING" }, config: { ...ONESHOT, needsReady: true } }, [true, "met", "waiting", null]],
    [{ record: ENDED(0), config: ONESHOT }, [true, "met", "met", "ended with status 0"]],
    [{ record: ENDED(3), config: { ...ONESHOT, ...STAYS } }, [false, "never", "never", "ended with status 3"]],

    [{ record: ENDED(2), config: { ...STAYS, exitcodes: [0, 2] } }, [true, "never", "met", "ended with status 2"]],
    [{ record: ENDED(2), config: { ...ONESHOT, exitcodes: [0, 2] } }, [true, "met", "met", "ended with status 2"]],
    [{ record: ENDED(0), config: { ...ONESHOT, ...STAYS, exitcodes: [2] } }, [
      false,
      "never",
      "never",
      "ended with status 0",
    ]],

    [{ record: { state: "RUNNING" }, liveness: { problem: "it fails" } }, [false, "met", "waiting", "it fails"]],
    [{ record: { state: "STOPPING" }, liveness: { remedy: "restart" } }, [
      false,
      "waiting",
      "waiting",
      "its liveness check fails",
    ]],
    [{ record: { state: "STOPPED" }, liveness: { remedy: "stop" } }, [
      false,
      "never",
      "never",
      "its liveness check fails",
    ]],
  ];
  for (const [given, expected] of table) assertEquals(judged(given), expected, JSON.stringify(given));
});
