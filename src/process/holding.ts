import { emit, type Given, log, type Step } from "./action.ts";
import type { InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";

// STOPPED, EXITED, FATAL -> STOPPED: it is to be started when what it needs is there
export function hold({ record, config }: Given, { wait }: InputOf<"hold">): Step {
  if (record.wait?.text === wait.text) return [record, []];
  // Whoever wants it started wants it stopped no more
  const next: ProcessRecord = { ...record, state: "STOPPED", isToStop: false, wait };
  const told = log("info", `held back: ${config.name} (${wait.text})`);
  return [next, record.state === "STOPPED" ? [told] : [emit(record, next, [["pid", 0]]), told]];
}

// STOPPING -> STOPPING: it is started when it has stopped
export function holdAfterStop({ record }: Given, { wait }: InputOf<"hold">): Step {
  return [{ ...record, wait }, []];
}
