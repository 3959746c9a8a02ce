/** When a log file makes room for a new one: asked after each write. */
export interface RotationPolicy {
  /** `position`: bytes by which the file has grown. `now`: epoch seconds. */
  isDue(file: { readonly position: number; readonly now: number }): boolean;
}

/** stdout_logfile_maxbytes= and its like: the write that reaches so many bytes fills the file (LOG-005). */
export function rotationBySize(maxbytes: number): RotationPolicy {
  return { isDue: ({ position }) => position >= maxbytes };
}

/** When a log file makes room for a new one, and how many old ones are kept. */
export interface Rotation {
  /** null never rotates, and then the position is never asked for (LOG-009). */
  readonly policy: RotationPolicy | null;
  readonly backups: number;
}

/** As the options of a log say: bytes, 0 for no rotation, and a number of files. */
export function rotationOf({ maxbytes, backups }: { readonly maxbytes: number; readonly backups: number }): Rotation {
  return { policy: maxbytes > 0 ? rotationBySize(maxbytes) : null, backups };
}
