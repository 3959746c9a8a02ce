import { checkUsage } from "../../cli/check/check_options.ts";
import { COMMANDS } from "../../cli/ctl/commands/table.ts";
import { namesByOrigin } from "../../cli/ctl/shell/action_names.ts";
import { usageText } from "../../cli/dev/package/man/usage_text.ts";
import { releaseUsage } from "../../cli/release/release.ts";
import { takeoverUsage } from "../../cli/takeover/takeover_options.ts";
import type { Spec } from "../spec.ts";
import { markdownTable } from "./markdown_table.ts";

const BADGE = "`not in Supervisor`";

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
    specs.filter(callsIt(program, call)).map(({ id }) => `[${id}](specs/${id}/spec.txt)`).join(", "),
  ]);
  return markdownTable(["command", "meaning", "shown by"], rows);
}

async function actions(): Promise<readonly Row[]> {
  const { own } = await namesByOrigin(COMMANDS);
  const rows: Row[] = [];
  for (const [name, load] of COMMANDS) {
    const { help, ownHelp = "" } = await load();
    const text = own.includes(name) ? `${help}\n${ownHelp}` : ownHelp;
    for (const line of text.trimEnd().replaceAll(/\n\t+/g, "\t").split("\n")) {
      const [call = "", ...rest] = line.split(/\t+/);
      const meaning = rest.join(" ").trim();
      // Within code a "<" cannot be escaped
      const shown = call.trim().replaceAll(/<(\w+)>/g, (_, name: string) => name.toUpperCase());
      if (shown !== "") rows.push({ program: "supervisorctl", call: shown, meaning });
    }
  }
  return rows;
}

function words(): readonly Row[] {
  const texts = [checkUsage, releaseUsage, takeoverUsage].map((usage) => usageText(usage("supervisord")));
  const own = texts.flatMap(({ synopsis, summary }) =>
    synopsis.map((call) => ({ call: call.replace("supervisord ", ""), meaning: summary }))
  );
  const version = { call: "version", meaning: "print both versions and which file this program is" };
  return [...own, version].map((row) => ({ program: "supervisord", ...row }));
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
