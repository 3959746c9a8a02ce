/** One step of a rotation: the file at `from` takes the name `to`. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/**
 * The renamings that make room for a new, empty log file: file.1 is the newest backup, file.N falls off the end
 * (LOG-006). Empty for backups=0: then the file itself is truncated (LOG-007).
 */
export function renamingsOf(path: string, backups: number): readonly Renaming[] {
  if (backups <= 0) return [];
  const older = Array.from({ length: backups - 1 }, (_, index) => {
    const number = backups - 1 - index;
    return { from: `${path}.${number}`, to: `${path}.${number + 1}` };
  });
  return [...older, { from: path, to: `${path}.1` }];
}
