/** What the pages of one process have in common. */
export function newToken(): string {
  return crypto.getRandomValues(new Uint8Array(16)).toHex();
}
