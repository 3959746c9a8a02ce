/** A failed system call as Python words it, "[Errno 2] No such file or directory", whoever in the runtime reports it. */
export function errnoText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^(.*?) \(os error (\d+)\).*$/s, "[Errno $2] $1");
}
