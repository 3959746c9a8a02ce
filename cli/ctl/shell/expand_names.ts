import { PythonError } from "../../../src/client/python_error.ts";
import type { ProcessInfo } from "../../../src/client/supervisor_rpc.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { makeNamespec, splitNamespec } from "../../../src/text/namespec.ts";
import { pythonSplit } from "../../../src/text/python/python_space.ts";
import { hasWildcard, wildcard } from "../../../src/text/wildcard.ts";
import type { Command } from "./command.ts";
import type { Session } from "./session.ts";
import { slotBehind } from "./slot_behind.ts";

/** So many of the names that a wildcard stands for are told where it may stand for one only. */
const MOST_TOLD = 3;

/**
 * The argument of a command with its processes' names instead of those with wildcards. What nothing matches, or what
 * is a process's name as it stands, is left for the command, and so is a server that cannot be asked. Null, after an
 * error line, for a wildcard that stands for several where one name is wanted.
 */
export async function expandNames(
  session: Session,
  { command, argument }: { readonly command: Command; readonly argument: string },
): Promise<string | null> {
  const words = pythonSplit(argument).map((word, at, all) => ({ word, slot: slotBehind(command, all.slice(0, at)) }));
  const isName = (slot: unknown) => slot === "process" || slot === "one_process";
  const isWanted = words.some(({ word, slot }) => isName(slot) && isPattern(word));
  if (!isWanted || words.some(({ word }) => word === "all")) return argument;
  const infos = await session.supervisor.getAllProcessInfo().catch(nothingForTrouble);
  const seen = new Set<string>();
  const expanded: string[] = [];
  for (const { word, slot } of words) {
    const names = isName(slot) ? expand(word, infos).filter((name) => !seen.has(name)) : [word];
    if (slot === "one_process" && names.length > 1) {
      const told = names.slice(0, MOST_TOLD).join(", ") + (names.length > MOST_TOLD ? ", ..." : "");
      session.fail(`Error: ${word} stands for ${names.length} processes: ${told}`);
      return null;
    }
    if (isName(slot)) names.forEach((name) => seen.add(name));
    expanded.push(...names);
  }
  return expanded.join(" ");
}

/** "group:*" means what it always did. */
function isPattern(word: string): boolean {
  const { group, process } = splitNamespec(word);
  return !word.startsWith("-") && (hasWildcard(group) || (process !== null && hasWildcard(process)));
}

function expand(word: string, infos: readonly ProcessInfo[]): readonly string[] {
  const { group, process } = splitNamespec(word);
  const isLiteral = infos.some((info) => info.group === group && (process === null || info.name === process));
  if (!isPattern(word) || isLiteral) return [word];
  // Without a colon it is the name that is shown
  const matches = wildcard(process === null ? `${group}:*` : word);
  const shown = infos.map(({ group, name }) => ({ short: makeNamespec(group, name), long: `${group}:${name}` }));
  const found = shown.filter(({ short, long }) => matches(word.includes(":") ? long : short));
  return found.length === 0 ? [word] : found.map(({ short }) => short);
}

function nothingForTrouble(error: unknown): readonly ProcessInfo[] {
  if (error instanceof PythonError || error instanceof RpcFault) return [];
  throw error;
}
