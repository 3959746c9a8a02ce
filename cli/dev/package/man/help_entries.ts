/** A call of an action of supervisorctl, and what it does; "" first where that begins on the next line. */
export interface HelpEntry {
  readonly call: string;
  readonly meaning: readonly string[];
}

/** What `help` prints of an action: a call, a tab, what it does; lines that begin with a tab go on with the one before. */
export function helpEntries(help: string): readonly HelpEntry[] {
  return help.trimEnd().split(/\n(?!\t)/).map((entry) => {
    const [call = "", ...first] = entry.split("\n", 1)[0]?.split(/\t+/) ?? [];
    const others = entry.split("\n").slice(1).map((line) => line.replaceAll(/\t+/g, " ").trim());
    return { call: call.trim(), meaning: [first.join(" ").trim(), ...others] };
  });
}
