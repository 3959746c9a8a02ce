import { libc } from "../libc/libc.ts";

/** Gives `fd`, which is closed when `action` throws. */
export function orClose(fd: number, action: (fd: number) => void): number {
  try {
    action(fd);
    return fd;
  } catch (error) {
    libc.files.close(fd);
    throw error;
  }
}
