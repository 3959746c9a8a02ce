import { COMMANDS } from "../../cli/ctl/commands/table.ts";
import { namesByOrigin } from "../../cli/ctl/shell/action_names.ts";
import { helpEntries } from "../../cli/dev/package/man/help_entries.ts";
import { wordUsages } from "../../cli/dev/package/man/word_usages.ts";
import type { Spec } from "../spec.ts";
import { BADGE } from "./badge.ts";
import { markdownTable } from "./markdown_table.ts";
import { specLink } from "./spec_link.ts";

/** By what a spec calls it. */
const VERBS = { supervisorctl: "ctl", supervisord: "supervisord" } as const;

interface Row {
  readonly program: keyof typeof VERBS;
  /** Its first word is the action. */
  readonly call: string;
  readonly meaning: string;
}

/** The actions and arguments that Supervisor does not know, each with the specs that call it. */
export async function newCommandsTable(specs: readonly Spec[]): Promise<string> {
  const rows = [...await actions(), ...words()].map(({ program, call, meaning }) => [
    `\`${program} ${call}\` ${BADGE}`,
    meaning,
    specs.filter(callsIt(program, call)).map(specLink).join(", "),
  ]);
  return markdownTable(["command", "meaning", "shown by"], rows);
}

async function actions(): Promise<readonly Row[]> {
  const { own } = await namesByOrigin(COMMANDS);
  const rows: Row[] = [];
  for (const [name, load] of COMMANDS) {
    const { help, ownHelp = "" } = await load();
    const text = own.includes(name) ? `${help}\n${ownHelp}` : ownHelp;
    if (text === "") continue;
    for (const { call, meaning } of helpEntries(text)) {
      // Within code a "<" cannot be escaped
      const shown = call.replaceAll(/<(\w+)>/g, (_, name: string) => name.toUpperCase());
      rows.push({ program: "supervisorctl", call: shown, meaning: meaning.join(" ").trim() });
    }
  }
  return rows;
}

function words(): readonly Row[] {
  return wordUsages().flatMap(({ synopsis, summary: meaning }) =>
    synopsis.map((line): Row => ({ program: "supervisord", call: line.replace("supervisord ", ""), meaning }))
  );
}

/** Whether a spec calls it: its first word, with its first option where it has one. */
function callsIt(program: Row["program"], call: string): (spec: Spec) => boolean {
  const [action = "", ...others] = call.split(" ");
  const option = others.find((word) => word.startsWith("--"));
  const isCall = ({ verb, rest }: Spec["steps"][number]) => {
    const [first, ...words] = rest.split(" ");
    return verb === VERBS[program] && first === action && (option === undefined || words.includes(option));
  };
  return ({ steps }) => steps.some(isCall);
}
