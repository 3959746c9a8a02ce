import type { DescriptorStore } from "../../descriptor_store.ts";
import { SystemdStore } from "./systemd_store.ts";

/**
 * Opens the store that systemd offers to this very process: $FDSTORE, since systemd 254, is how many descriptors it holds
 * (systemd.exec(5)). null where it offers none, or to another process, whose environment we have inherited: systemd hears
 * nobody else. The function throws OsError.
 */
export function offeredStore(
  { NOTIFY_SOCKET, FDSTORE = "", SYSTEMD_EXEC_PID }: Readonly<Record<string, string>>,
  pid: number,
): (() => DescriptorStore) | null {
  if (NOTIFY_SOCKET === undefined || !/^[1-9]\d*$/.test(FDSTORE) || SYSTEMD_EXEC_PID !== String(pid)) return null;
  return () => new SystemdStore(NOTIFY_SOCKET, { room: Number(FDSTORE) });
}
