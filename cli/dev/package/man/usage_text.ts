import { item, paragraph } from "./roff.ts";

/** A help text that a command prints, taken apart. */
export interface UsageText {
  readonly name: string;
  readonly summary: string;
  /** The ways to call it. */
  readonly synopsis: readonly string[];
  /** The rest as roff, options as items. */
  readonly body: string;
}

const OPTION = /^(-\S.*?)\s+--\s+(.*)$/;

/** Takes apart what -h prints: "NAME -- summary", "Usage: ...", and paragraphs and options in any order. */
export function usageText(text: string): UsageText {
  const [first = "", ...rest] = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  const usage = rest.find((part) => part.startsWith("Usage: ")) ?? "";
  // The version is in the page's foot
  const others = rest.filter((part) => part !== usage && !part.startsWith("This is monovisor"));
  const [, name = "", summary = ""] = /^(\S+(?: \S+)?) -- (.*?)\.?$/s.exec(first.trim()) ?? [];
  const synopsis = usage.replace("Usage: ", "").trim().split(/\n\s*/);
  return { name, summary, synopsis, body: others.map(part).join("") };
}

function part(text: string): string {
  const lines = text.trimEnd().split("\n");
  const begin = lines.findIndex((line) => OPTION.test(line));
  if (begin < 0) return paragraph(lines.map((line) => line.trim()));
  const before = lines.slice(0, begin).filter((line) => line !== "Options:");
  const options: { term: string; meaning: string[] }[] = [];
  for (const line of lines.slice(begin)) {
    const [, term, meaning = ""] = OPTION.exec(line) ?? [];
    if (term === undefined) options.at(-1)?.meaning.push(line.trim());
    else options.push({ term, meaning: [meaning] });
  }
  const items = options.map(({ term, meaning }) => item(term, meaning.join("\n"))).join("");
  return (before.length > 0 ? paragraph(before) : "") + items;
}
