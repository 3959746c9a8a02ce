/** When a log file makes room for a new one: asked after each write. */
export interface RotationPolicy {
  /** `position`: bytes by which the file has grown. `now`: epoch seconds. */
  isDue(file: { readonly position: number; readonly now: number }): boolean;
}

/** stdout_logfile_maxbytes= and its like: the write that reaches so many bytes fills the file (LOG-005). */
export function rotationBySize(maxbytes: number): RotationPolicy {
  return { isDue: ({ position }) => position >= maxbytes };
}
