import type { OpenedLog } from "./open_log.ts";

/** What a log file may have beyond the original's: see upkeep/. */
export interface LogFileUpkeep extends Disposable {
  /** Opens the log for appending, with the rights and the owner that a new one gets. Throws OsError. */
  open(): OpenedLog;
  /** The log is open; `rotate` is called when it is time, and throws OsError. */
  begin(rotate: () => void): void;
  /** Rotates if it is time: asked before each write. */
  rotateIfDue(): void;
  /** The names from FILE.1 on are moved so that FILE.1 is free. Throws OsError. */
  makeRoom(): void;
  /** There is a new file, and an old one. */
  rotated(): void;
}
