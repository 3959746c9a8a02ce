/** Whether a path names a terminal, or a descriptor that this program was started with: something others read. */
export function isStream(path: string): boolean {
  return /^\/(?:dev|proc\/self\/fd)\//.test(path);
}
