import { decodeOsText } from "../text/bytes/os_text.ts";
import { parseEnvironment } from "../text/python/parse_environment.ts";

/** What a daemon tells the one that it starts in its place, and nobody else: descriptors. */
export const OWN_VARIABLES = { readyFd: "MONOVISOR_READY_FD", stateFd: "MONOVISOR_STATE_FD" } as const;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_VARIABLES));

type Variables = Readonly<Record<string, string>>;

let read: { readonly all: Variables; readonly inherited: Variables } | null = null;

/** The environment that this program was started with, less what is our own. */
export function environment(): Variables {
  return look().inherited;
}

/** The value of a variable of our own. */
export function ownVariable(name: keyof typeof OWN_VARIABLES): string | undefined {
  return look().all[OWN_VARIABLES[name]];
}

/**
 * The runtime's own look drops what is not UTF-8, or throws (CFG-149). Once: for a program that has given up root this
 * file cannot be opened any more.
 */
function look(): NonNullable<typeof read> {
  if (read !== null) return read;
  const all = parseEnvironment(decodeOsText(Deno.readFileSync("/proc/self/environ")));
  read = { all, inherited: Object.fromEntries(Object.entries(all).filter(([name]) => !OWN.has(name))) };
  return read;
}
