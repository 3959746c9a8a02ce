import type { Os } from "../../os/os.ts";
import { dirname } from "../../text/python/posix_path.ts";

/** A log that was rotated away: FILE.3, or FILE.3.gz. */
export interface RotatedFile {
  readonly path: string;
  /** 1 is the newest. */
  readonly number: number;
  /** What stands behind the number. */
  readonly suffix: "" | ".gz";
}

/** All files with names that rotation gives, in the order of their numbers. Throws OsError. */
export function rotatedFiles(os: Pick<Os, "list">, path: string): readonly RotatedFile[] {
  const start = `${path.slice(path.lastIndexOf("/") + 1)}.`;
  const files = os.list(dirname(path) || ".").flatMap((name): readonly RotatedFile[] => {
    if (!name.startsWith(start)) return [];
    const [, digits, suffix] = /^([1-9]\d{0,8})(\.gz)?$/.exec(name.slice(start.length)) ?? [];
    if (digits === undefined) return [];
    const number = Number(digits);
    return [{ path: `${path}.${digits}${suffix ?? ""}`, number, suffix: suffix === undefined ? "" : ".gz" }];
  });
  return files.toSorted((left, right) => left.number - right.number);
}
