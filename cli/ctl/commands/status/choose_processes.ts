import { type Namespec, splitNamespec } from "../../../../src/text/namespec.ts";
import type { Trouble } from "../../shell/trouble.ts";

/** What a process is named by. */
interface Named {
  readonly group: string;
  readonly name: string;
}

/** The processes that `names` name, in their order, all for none; tells of names that nothing has (CTL-019..022). */
export function chooseProcesses<T extends Named>(
  all: readonly T[],
  { names, onUnknown }: {
    readonly names: readonly string[];
    readonly onUnknown: (line: string, trouble: Trouble) => void;
  },
): readonly T[] {
  if (names.length === 0 || names.includes("all")) return all;
  return names.flatMap((name) => {
    const wanted = splitNamespec(name);
    const found = all.filter((info) => matches(info, wanted));
    if (found.length === 0) onUnknown(unknown(name, wanted), troubleOf(name, wanted));
    return found;
  });
}

function matches(info: Named, { group, process }: Namespec): boolean {
  return info.group === group && (process === null || info.name === process);
}

function troubleOf(name: string, { group, process }: Namespec): Trouble {
  return process === null ? { kind: "name", name: group, of: "group" } : { kind: "name", name, of: "process" };
}

function unknown(name: string, { group, process }: Namespec): string {
  return process === null ? `${group}: ERROR (no such group)` : `${name}: ERROR (no such process)`;
}
