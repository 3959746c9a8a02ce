import { OsError } from "../../os.ts";
import type { ServiceManager } from "../../service_manager.ts";
import { ManagerSocket } from "./manager_socket.ts";

type Variables = Readonly<Record<string, string>>;

/** The manager that listens at $NOTIFY_SOCKET to the process `pid`; null where there is none. */
export function systemdManager(environment: Variables, pid: number): ServiceManager | null {
  const { NOTIFY_SOCKET: address } = environment;
  if (address === undefined) return null;
  return {
    watchdogSeconds: watchdogSeconds(environment, pid),
    tell(assignments, { isUrgent = false } = {}) {
      try {
        // A connection of its own each time: it may be made anew by its owner, and none is left to be handed on
        using socket = new ManagerSocket(address);
        socket.send({ text: `${assignments.join("\n")}\n`, mayWait: isUrgent });
        return null;
      } catch (error) {
        if (!(error instanceof OsError)) throw error;
        return error;
      }
    },
  };
}

// Variables are inherited: who is watched is told by his pid
function watchdogSeconds({ WATCHDOG_USEC = "", WATCHDOG_PID }: Variables, pid: number): number | null {
  if (WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(pid)) return null;
  return /^[1-9]\d*$/.test(WATCHDOG_USEC) ? Number(WATCHDOG_USEC) / 1e6 : null;
}
