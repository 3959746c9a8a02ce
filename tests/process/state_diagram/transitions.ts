import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import type { Moment } from "../../../src/process/action.ts";
import type { Input } from "../../../src/process/input.ts";
import { step } from "../../../src/process/machine.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../../src/process/record.ts";
import { PROCESS_STATES, type ProcessState } from "../../../src/process/state.ts";
import { decodeWaitStatus } from "../../../src/process/wait_status.ts";
import { processConfig } from "../../support/process_config.ts";

/** An arrow of the diagram: what makes a process go from one state to another. */
export interface Transition {
  readonly from: ProcessState;
  readonly to: ProcessState;
  readonly occasions: readonly string[];
}

/** Something that can happen, and what is known of the process then. */
interface Occasion {
  readonly name: string;
  readonly input: Input;
  readonly record?: Partial<ProcessRecord>;
  readonly config?: Partial<ProcessConfig>;
  /** The one state in which it is tried, or is not; in every state unless told. */
  readonly only?: ProcessState;
  readonly except?: ProcessState;
}

const NOW: Moment = { now: 1000, monotonic: 1000, mayStart: true };
const DUE = { deadline: NOW.monotonic };
const TICK: Input = { kind: "tick" };
const EXITED: Input = { kind: "exited", status: decodeWaitStatus(0) };
const CONFIG = { autorestart: true, startretries: 3 };

const LIMITED = { restartLimit: { count: 0, interval: 60 } };

const OCCASIONS: readonly Occasion[] = [
  { name: "start", input: { kind: "start" } },
  { name: "stop", input: { kind: "stop" } },
  { name: "stop, others first", input: { kind: "stop_later" } },
  { name: "no time left", input: { kind: "kill" } },
  { name: "held back", input: { kind: "hold", wait: { kind: "waiting", text: "" } } },
  { name: "signal", input: { kind: "signal", signal: 1 } },
  { name: "shutdown", input: { kind: "give_up" } },
  { name: "spawned", input: { kind: "spawned", pid: 7 } },
  { name: "spawn failed", input: { kind: "spawn_failed", reason: "" } },
  { name: "exited before startsecs", input: EXITED, only: "STARTING" },
  { name: "exited after startsecs", input: EXITED, record: DUE, only: "STARTING" },
  { name: "exited before it was ready", input: EXITED, record: { ...DUE, readyBy: Infinity }, only: "STARTING" },
  { name: "exited", input: EXITED, except: "STARTING" },
  { name: "kill(2) failed", input: { kind: "kill_failed", purpose: "stop", code: "EPERM", text: "" } },
  { name: "autostart", input: TICK, record: { startedAt: 0 }, only: "STOPPED" },
  { name: "autorestart", input: TICK, only: "EXITED" },
  { name: "ready", input: { kind: "ready" }, record: DUE, only: "STARTING" },
  { name: "startsecs over", input: TICK, record: DUE, only: "STARTING" },
  { name: "stopwaitsecs over", input: TICK, record: DUE, only: "STOPPING" },
  { name: "back-off over", input: TICK, record: { ...DUE, backoff: 1 }, only: "BACKOFF" },
  { name: "restart limit reached", input: TICK, record: DUE, config: LIMITED, only: "BACKOFF" },
  { name: "restart limit reached", input: TICK, config: LIMITED, only: "EXITED" },
  { name: "startretries used up", input: TICK, record: { ...DUE, backoff: 4 }, only: "BACKOFF" },
];

/** Every change of state that the table gives, found by trying out what can happen in each state. */
export function transitions(): readonly Transition[] {
  const found = new Map<string, { from: ProcessState; to: ProcessState; occasions: Set<string> }>();
  for (const from of states()) {
    for (const occasion of OCCASIONS.filter(({ only, except }) => (only ?? from) === from && except !== from)) {
      for (const change of changes(from, occasion)) {
        const key = `${change.from} ${change.to}`;
        const arrow = found.get(key) ?? { ...change, occasions: new Set() };
        found.set(key, arrow);
        arrow.occasions.add(occasion.name);
      }
    }
  }
  return [...found.values()].map(({ from, to, occasions }) => ({ from, to, occasions: [...occasions] }));
}

function states(): readonly ProcessState[] {
  return Object.keys(PROCESS_STATES).filter((name): name is ProcessState => Object.hasOwn(PROCESS_STATES, name));
}

// None but the first: one that exits behind startsecs becomes RUNNING, and RUNNING ones have arrows of their own
function changes(state: ProcessState, { input, record, config }: Occasion): readonly Pick<Transition, "from" | "to">[] {
  const hasPid = ["STARTING", "RUNNING", "STOPPING", "UNKNOWN"].includes(state);
  const before = { ...NEVER_STARTED, startedAt: 1, deadline: Infinity, state, pid: hasPid ? 7 : 0, ...record };
  try {
    const [, effects] = step(before, processConfig({ ...CONFIG, ...config }), { input, at: NOW });
    return effects.flatMap((effect) => effect.kind === "emit" ? [effect.change] : []).slice(0, 1);
  } catch (error) {
    // What the table calls impossible has no arrow
    if (error instanceof Error && error.message.includes("impossible in state")) return [];
    throw error;
  }
}
