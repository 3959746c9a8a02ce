/** A page of the manual, its text as roff: man(7). */
export interface ManPage {
  readonly name: string;
  readonly section: number;
  readonly text: string;
}

/** What is known of all pages. */
export interface Edition {
  readonly version: string;
  readonly date: string;
}

/** The opening of a page: its title, and the one line that apropos(1) finds. */
export function opening({ name, section, summary }: {
  readonly name: string;
  readonly section: number;
  readonly summary: string;
}, { version, date }: Edition): string {
  return `.TH ${name.toUpperCase()} ${section} ${date} "monovisor ${version}" "monovisor"\n` +
    `.SH NAME\n${escaped(name)} \\- ${escaped(summary)}\n`;
}

/** Text in which roff sees no request and no escape. */
export function escaped(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll(/^([.'])/gm, "\\&$1");
}

/** An item and what it means. */
export function item(term: string, meaning: string): string {
  return `.TP\n.B ${escaped(term)}\n${escaped(meaning)}\n`;
}

/** Lines as they stand. */
export function verbatim(lines: readonly string[]): string {
  return `.PP\n.nf\n${lines.map((line) => `${escaped(line)}\n`).join("")}.fi\n`;
}

/** Lines that are one text. */
export function paragraph(lines: readonly string[]): string {
  return `.PP\n${escaped(lines.join("\n"))}\n`;
}
