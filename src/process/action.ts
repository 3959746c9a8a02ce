import type { LogLevel } from "../config/model/log_level.ts";
import type { ProcessConfig } from "../config/model/process_config.ts";
import type { Effect } from "./effect.ts";
import type { InputKind, InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";

/** When a step happens: wall clock and monotonic seconds, and whether anything is to be started then (DAEMON-033). */
export interface Moment {
  readonly now: number;
  readonly monotonic: number;
  readonly mayStart: boolean;
}

/** What an action is given beside its input. */
export interface Given {
  readonly record: ProcessRecord;
  readonly config: ProcessConfig;
  readonly at: Moment;
}

/** The record afterwards, and what has to be done, in order. */
export type Step = readonly [ProcessRecord, readonly Effect[]];

/** One cell of the table. */
export type Action<K extends InputKind> = (given: Given, input: InputOf<K>) => Step;

/** The event of a state change; `values` in payload order. */
export function emit(
  from: ProcessRecord,
  to: ProcessRecord,
  values: readonly (readonly [string, number])[],
): Effect {
  return { kind: "emit", change: { from: from.state, to: to.state, values } };
}

/** A line for the main log. */
export function log(level: LogLevel, message: string): Effect {
  return { kind: "log", level, message };
}
