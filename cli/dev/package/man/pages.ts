import { keyTable } from "../../../../src/config/keys/section_keys.ts";
import { COMMANDS } from "../../../ctl/commands/table.ts";
import { usage as supervisorctlUsage } from "../../../ctl/settings/usage.ts";
import { usage as pidproxyUsage } from "../../../pidproxy.ts";
import { supervisordUsage } from "../../../supervisord_options.ts";
import { helpEntries } from "./help_entries.ts";
import { type Edition, escaped, item, type ManPage, opening, paragraph, verbatim } from "./roff.ts";
import { usageText } from "./usage_text.ts";
import { wordUsages } from "./word_usages.ts";

const SEE = ["supervisord", "supervisorctl", "echo_supervisord_conf", "pidproxy", "supervisord.conf"] as const;

/** The pages of the manual, made from what the commands print themselves and from the table of options. */
export async function manPages(edition: Edition): Promise<readonly ManPage[]> {
  const page = (name: string, { summary, text, section = 1 }: PageText): ManPage => {
    const others = SEE.filter((other) => other !== name);
    const see = others.map((other) => `.BR ${escaped(other)} (${other.endsWith(".conf") ? 5 : 1})`).join(" ,\n");
    const whole = `${opening({ name, section, summary }, edition)}${text}.SH SEE ALSO\n${see}\n`;
    // A heading begins a paragraph of its own
    return { name, section, text: whole.replaceAll(/^(\.S[HS] .*\n)\.PP\n/gm, "$1") };
  };
  return [
    page("supervisord", supervisord(edition)),
    page("supervisorctl", await supervisorctl()),
    page("echo_supervisord_conf", {
      summary: "print a sample configuration of supervisord",
      text: synopsis(["echo_supervisord_conf"]) +
        `.SH DESCRIPTION\n${paragraph(["Prints a configuration with every option there is, each with a comment."])}`,
    }),
    page("pidproxy", { ...described(pidproxyUsage("pidproxy")) }),
    page("supervisord.conf", { ...supervisordConf(), section: 5 }),
  ];
}

interface PageText {
  readonly summary: string;
  readonly text: string;
  readonly section?: number;
}

function described(help: string): PageText {
  const { summary, synopsis: how, body } = usageText(help);
  return { summary, text: `${synopsis(how)}.SH ${body.startsWith(".TP") ? "OPTIONS" : "DESCRIPTION"}\n${body}` };
}

function synopsis(lines: readonly string[]): string {
  return `.SH SYNOPSIS\n${verbatim(lines)}`;
}

function supervisord({ version }: Edition): PageText {
  const { summary, text } = described(supervisordUsage({ argv0: "supervisord", version }));
  const commands = wordUsages().map(({ name, summary, synopsis: calls, body }) => {
    const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
    return `.SS ${escaped(name)}\n${paragraph([sentence])}${verbatim(calls)}${body}`;
  });
  return { summary, text: `${text}.SH COMMANDS\n${commands.join("")}` };
}

async function supervisorctl(): Promise<PageText> {
  const { summary, text } = described(supervisorctlUsage("supervisorctl"));
  const actions: string[] = [];
  for (const [name, load] of COMMANDS) {
    const { help, ownHelp } = await load();
    if (help !== "") {
      actions.push(`.SS ${escaped(name)}\n${action(help)}${ownHelp === undefined ? "" : action(ownHelp)}`);
    }
  }
  return { summary, text: `${text}.SH ACTIONS\n${actions.join("")}` };
}

function action(help: string): string {
  return helpEntries(help).map(({ call, meaning: [first = "", ...others] }) => {
    const head = first === "" ? verbatim([call]) : item(call, first);
    return head + others.map((line) => `${escaped(line)}\n`).join("");
  }).join("");
}

function supervisordConf(): PageText {
  const sections = Map.groupBy(keyTable(), ({ section }) => section);
  const chapters = [...sections].map(([section, keys]) => {
    const name = section.replace(/:\*$/, ":NAME").replace(/\*$/, "");
    const options = keys.map(({ name, values, default: fallback, meaning, since }) => {
      const unless = fallback === "" ? "" : `; ${fallback} unless set`;
      return item(
        `${name}=`,
        `${meaning}\nValues: ${values}${unless}.${since === "monovisor" ? "\nNot in Supervisor." : ""}`,
      );
    });
    return `.SS [${escaped(name)}]\n${options.join("")}`;
  });
  const text = `.SH DESCRIPTION\n${
    paragraph([
      "The configuration of supervisord and supervisorctl: sections in brackets, and in them lines option=value. A value",
      "ends where a ; follows a blank. %(ENV_HOME)s is a variable, %(here)s the folder of the file, %% a percent sign.",
    ])
  }.SH OPTIONS\n${chapters.join("")}`;
  return { summary: "configuration of supervisord", text };
}
