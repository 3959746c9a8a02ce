import { type Os, OsError } from "../os/os.ts";

const NAMES: ReadonlyMap<string, number> = new Map([["/dev/stdout", 1], ["/dev/stderr", 2]]);
const NUMBER = /^\/(?:dev|proc\/self)\/fd\/([0-9]+)$/;
/** A socket, such as journald gives, is opened by no path; and what root opened for us may be refused to us. */
const REFUSALS: ReadonlySet<string> = new Set(["ENXIO", "EACCES"]);

/** A log opened for appending: made if it is not there, with the rights that umask leaves (LOG-011). */
export interface OpenedLog {
  readonly fd: number;
  /** Why its path could not be opened: this is a duplicate, and what becomes of the file is not ours to decide. */
  readonly refusal: OsError | null;
}

/**
 * Opens a log by its path; where that is refused and names a descriptor that this program was started with, duplicates
 * the descriptor (LOG-036). Throws OsError.
 */
export function openLog(
  os: Pick<Os, "open" | "duplicate" | "inheritedFds">,
  path: string,
  { how = "append" }: { readonly how?: "append" | "offer" } = {},
): OpenedLog {
  try {
    return { fd: os.open(path, how), refusal: null };
  } catch (error) {
    if (!(error instanceof OsError) || !REFUSALS.has(error.code)) throw error;
    const fd = NAMES.get(path) ?? Number(NUMBER.exec(path)?.[1]);
    if (![1, 2, ...os.inheritedFds()].includes(fd)) throw error;
    return { fd: os.duplicate(fd), refusal: error };
  }
}
