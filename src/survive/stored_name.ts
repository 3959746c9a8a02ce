import type { ProcessIdentity } from "../os/processes.ts";

/** All that is ours in the store of a service manager. */
const PREFIX = "monovisor-";
const JOURNAL = /^monovisor-journal-(\d+)-\d+$/;

/**
 * A descriptor's name in the store: what it is and not where, for it has another number in each daemon, and systemd does
 * not take the same one again under another name. No two pipes, and no two sockets, have the same inode.
 */
export function storedName(inode: number): string {
  return `${PREFIX}${inode}`;
}

/** That of a pidfd, all of which have the same inode before Linux 6.9. */
export function storedLifeName({ pid, startTime }: ProcessIdentity): string {
  return `${PREFIX}pid-${pid}-${startTime}`;
}

/** That of the journal of the daemon with this pid, by the inode of the first of its files. */
export function storedJournalName(pid: number, inode: number): string {
  return `${PREFIX}journal-${pid}-${inode}`;
}

/** Whether it is one of these names. */
export function isStoredName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** The pid of the daemon whose journal has this name; null for what is no journal. */
export function journalPid(name: string): number | null {
  const [, pid] = JOURNAL.exec(name) ?? [];
  return pid === undefined ? null : Number(pid);
}
