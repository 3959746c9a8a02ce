import { withoutRuns } from "../shrink.ts";
import type { ConfigCase, ConfigFile } from "./config_case.ts";

/** Smaller forms of a configuration: without a file, without lines, with plainer lines. */
export function* smallerConfig({ files }: ConfigCase): Generator<ConfigCase> {
  for (const index of files.keys()) {
    if (index > 0) yield { files: files.toSpliced(index, 1) };
  }
  for (const [index, file] of files.entries()) {
    for (const smaller of smallerFile(file)) yield { files: files.with(index, smaller) };
  }
}

function* smallerFile(file: ConfigFile): Generator<ConfigFile> {
  for (const lines of withoutRuns(file.lines)) yield { ...file, lines };
  if (file.end === "\r\n") yield { ...file, end: "\n" };
  for (const [index, line] of file.lines.entries()) {
    for (const plainer of plainerLines(line)) yield { ...file, lines: file.lines.with(index, plainer) };
  }
}

function plainerLines(line: string): readonly string[] {
  const plain = line.replace(/\s[;#].*$/, "").replace(/\s*([=:])\s*/, "$1");
  return [plain, plain.toLowerCase()].filter((candidate) => candidate.length < line.length);
}
