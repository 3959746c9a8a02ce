import type { CommandTable } from "../shell/command.ts";
import type { Session } from "../shell/session.ts";
import { candidates } from "./candidates.ts";

/** Marks the word that is being typed, which may be empty. Scripts of the first release sent none. */
const TYPED = "=";

/** What may follow the words of a command line, for a shell's script. */
export async function completionWords(
  session: Session,
  { commands, words }: { readonly commands: CommandTable; readonly words: readonly string[] },
): Promise<readonly string[]> {
  const last = words.at(-1);
  const isTyped = last?.startsWith(TYPED) ?? false;
  const before = isTyped ? words.slice(0, -1) : words;
  const word = isTyped ? last?.slice(TYPED.length) ?? "" : "";
  return await candidates({ before, word }, { commands, openServer: () => session.openServer() });
}
