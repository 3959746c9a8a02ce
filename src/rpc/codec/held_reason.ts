/**
 * Why a process cannot be started at all: what stands behind its name in the text of a fault; undefined where the fault
 * is about something else. Supervisor has nothing there.
 */
export function heldReason(faultText: string): string | undefined {
  return /^ABNORMAL_TERMINATION: \S+: (.*)$/s.exec(faultText)?.[1];
}
