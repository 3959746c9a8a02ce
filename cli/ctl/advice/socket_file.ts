/** A socket's file. */
export interface SocketFile {
  /** In octal, "0700". */
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
}

/** The file of a unix:// URL; null when there is none, or none that may be seen. */
export function socketFile(url: string): SocketFile | null {
  if (!url.startsWith("unix://")) return null;
  try {
    const { mode, uid, gid } = Deno.statSync(url.slice("unix://".length));
    return { mode: ((mode ?? 0) & 0o7777).toString(8).padStart(4, "0"), uid: uid ?? 0, gid: gid ?? 0 };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
