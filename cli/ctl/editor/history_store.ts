import type { HistoryStore } from "./history.ts";

/** A history file that only its owner may read. Compat: CTL-087, a file that cannot be read or written is no error. */
export function historyStore(path: string): HistoryStore {
  return {
    read: () => whenPossible(() => new TextDecoder().decode(Deno.readFileSync(path))),
    write: (text) => {
      whenPossible(() => Deno.writeFileSync(path, new TextEncoder().encode(text), { mode: 0o600 }));
    },
  };
}

function whenPossible<T>(access: () => T): T | null {
  try {
    return access();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
