import { decodeOsText } from "../text/os_text.ts";

/** What a daemon tells the one that it starts in its place, and nobody else. */
export const OWN_VARIABLES = { readyFd: "MONOVISOR_READY_FD" } as const;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_VARIABLES));

let read: Readonly<Record<string, string>> | null = null;

/**
 * The environment that this program was started with, less what is our own. The runtime's own look at it drops what is
 * not UTF-8 (CFG-149). Read once: for a program that has given up root its file cannot be opened any more.
 */
export function environment(): Readonly<Record<string, string>> {
  return read ??= parse(decodeOsText(Deno.readFileSync("/proc/self/environ")));
}

function parse(text: string): Readonly<Record<string, string>> {
  const variables = text.split("\0").flatMap((variable) => {
    const end = variable.indexOf("=");
    const name = variable.slice(0, end);
    return end < 0 || OWN.has(name) ? [] : [[name, variable.slice(end + 1)] as const];
  });
  // The first of a name counts
  return Object.fromEntries(variables.toReversed());
}
