import { FAULTS } from "../../../src/rpc/codec/fault.ts";

/** Exit statuses of supervisorctl, after the init script conventions of the LSB (CTL-001). */
export const EXIT_STATUS = {
  SUCCESS: 0,
  GENERIC: 1,
  INVALID_ARGS: 2,
  UNIMPLEMENTED_FEATURE: 3,
  INSUFFICIENT_PRIVILEGES: 4,
  NOT_INSTALLED: 5,
  NOT_RUNNING: 7,
  /** Of the command `wait` only; as timeout(1) has it. */
  TIMED_OUT: 124,
  /** Of the command `status` only. */
  STATUS_NOT_RUNNING: 3,
  /** Of the command `status` only. */
  STATUS_UNKNOWN: 4,
} as const;

export type ExitStatus = typeof EXIT_STATUS[keyof typeof EXIT_STATUS];

const DEAD_PROGRAM: readonly number[] = [FAULTS.SPAWN_ERROR, FAULTS.ABNORMAL_TERMINATION, FAULTS.NOT_RUNNING];

/** The exit status that a fault code sets; null when it leaves the status alone (CTL-003). */
export function exitStatusOfFault(code: number, ignored?: number): ExitStatus | null {
  if (code === FAULTS.SUCCESS || code === ignored) return null;
  return DEAD_PROGRAM.includes(code) ? EXIT_STATUS.NOT_RUNNING : EXIT_STATUS.GENERIC;
}
