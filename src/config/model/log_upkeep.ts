/** What else becomes of a log file and of those that were rotated away. Ours alone. */
export interface LogUpkeep {
  /** When it is rotated whatever its size: midnight, hourly, weekly or five fields of cron, perhaps behind CRON_TZ=. */
  readonly when: string | null;
  /** Rotated files that are older are removed. */
  readonly maxdays: number | null;
  /** Rotated files are packed. */
  readonly compress: "gzip" | null;
  /** Rights of a new file; null: what umask leaves. */
  readonly mode: number | null;
  /** Whose a new file is; a gid of -1 is left as it is. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}
