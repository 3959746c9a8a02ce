import { pythonSplit } from "../../../src/text/python_space.ts";
import type { Command } from "../command.ts";
import { completionScript, isShell } from "../completion/scripts.ts";
import { completionWords } from "../completion/words.ts";
import type { Session } from "../session.ts";

/** Prints a shell's completion script, or for such a script the words that may follow. Not in the original. */
export const completion: Command = {
  help: [
    "completion bash\t\tPrint a script that completes command lines, for: source <(supervisorctl completion bash)",
    "completion zsh\t\tThe same for zsh",
    "completion fish\t\tThe same for fish: supervisorctl completion fish | source",
  ].join("\n"),

  async run(session, argument) {
    const [what = "", ...rest] = pythonSplit(argument);
    if (what === "words") return await printWords(session, rest[0]);
    if (!isShell(what) || rest.length > 0) {
      return session.fail(`Error: completion requires the name of a shell\n${completion.help}`);
    }
    session.output(completionScript(what));
  },
};

async function printWords(session: Session, action: string | undefined): Promise<void> {
  const words = await completionWords(session, action);
  if (words.length > 0) session.output(words.join("\n"));
}
