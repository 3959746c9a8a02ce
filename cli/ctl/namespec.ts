/** A group, and a process in it; `process` is null where the whole group is meant. */
export interface Namespec {
  readonly group: string;
  readonly process: string | null;
}

/** Splits "group:process", "group:*", "group:" or the bare name of a process that is its own group. */
export function splitNamespec(namespec: string): Namespec {
  const colon = namespec.indexOf(":");
  if (colon < 0) return { group: namespec, process: namespec };
  const process = namespec.slice(colon + 1);
  return { group: namespec.slice(0, colon), process: process === "" || process === "*" ? null : process };
}

/** The name to show. Compat: CTL-037, a whole group reads "group:None" where a command takes processes only. */
export function makeNamespec({ group, process }: Namespec): string {
  return group === process ? group : `${group}:${process ?? "None"}`;
}
