/** A process by name, or with a null process all of a group. */
export interface Namespec {
  readonly group: string;
  readonly process: string | null;
}

/** "group:process", "group:*" or "group:", or "name" for the process of that name in the group of that name (RPC-024). */
export function splitNamespec(text: string): Namespec {
  const colon = text.indexOf(":");
  if (colon < 0) return { group: text, process: text };
  const process = text.slice(colon + 1);
  return { group: text.slice(0, colon), process: process === "" || process === "*" ? null : process };
}

/**
 * The short form "name" when group and process have the same name, else "group:process". Compat: CTL-037, a whole group
 * reads "group:None" where a command takes processes only.
 */
export function makeNamespec(group: string, process: string | null): string {
  return group === process ? group : `${group}:${process ?? "None"}`;
}
