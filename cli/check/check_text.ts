import type { CheckResult } from "../../src/config/check/check_config.ts";
import type { Document } from "../../src/config/written/document.ts";
import type { Finding } from "../../src/config/written/finding.ts";
import { visible } from "../../src/text/visible.ts";

const COLOURS = { error: "1;31", warning: "1;35", place: "1", hint: "36" } as const;

/** What a person is told: each finding with its line, and in the end how many there are. */
export function checkText({ findings, documents }: CheckResult, { colour }: { readonly colour: boolean }): string {
  const paint = (text: string, kind: keyof typeof COLOURS) => colour ? `\x1b[${COLOURS[kind]}m${text}\x1b[0m` : text;
  const blocks = findings.map((finding) => {
    const { file, line, column, level, message, hint } = finding;
    const place = paint([file, line, column].filter((part) => part !== null).join(":"), "place");
    const why = hint === null ? "" : `: ${paint(hint, "hint")}`;
    const excerpt = excerptOf(finding, documents).map(([margin, text]) => {
      return `${margin} | ${margin.trim() === "" ? paint(text, level) : text}\n`;
    });
    return `${place}: ${paint(level, level)}: ${shown(message)}${why}\n${excerpt.join("")}`;
  });
  return `${blocks.join("")}${summary(findings)}\n`;
}

// The daemon's own line ends stay
function shown(message: string): string {
  return message.split(/([\n\t])/).map((part) => part === "\n" || part === "\t" ? part : visible(part)).join("");
}

/** The last line. */
function summary(findings: readonly Finding[]): string {
  const count = (level: Finding["level"]) => {
    const { length } = findings.filter((finding) => finding.level === level);
    return length === 0 ? [] : [`${length} ${level}${length === 1 ? "" : "s"}`];
  };
  return [...count("error"), ...count("warning")].join(", ") || "nothing to complain about";
}

/** The line, and below it what is meant. */
function excerptOf(
  { file, line, column, length, key }: Finding,
  documents: readonly Document[],
): readonly (readonly [margin: string, text: string])[] {
  const text = documents.find((document) => document.file === file)?.lines[(line ?? 0) - 1];
  if (line === null || column === null || text === undefined) return [];
  const margin = String(line).padStart(5);
  // A password is nobody's business
  if (key?.includes("pass")) return [[margin, text.replace(/([=:]).*/, "$1***")]];
  const width = Math.max(1, Math.min(length, text.length - column + 1));
  const marker = `${" ".repeat(column - 1)}^${"~".repeat(width - 1)}`;
  return [[margin, visible(text.replaceAll("\t", " "))], [" ".repeat(margin.length), marker]];
}
