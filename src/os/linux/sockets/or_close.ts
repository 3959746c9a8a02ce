import { libc } from "../libc/libc.ts";

/** Gives `fd`, which is closed when `action` throws. */
export function orClose(fd: number, action: () => void): number {
  try {
    action();
    return fd;
  } catch (error) {
    libc.files.close(fd);
    throw error;
  }
}
