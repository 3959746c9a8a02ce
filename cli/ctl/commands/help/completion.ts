import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import { completionScript, isShell, SHELLS } from "../../completion/scripts.ts";
import { completionWords } from "../../completion/words.ts";
import type { Command, CommandTable } from "../../shell/command.ts";

const HELP = [
  "completion bash\t\tPrint a script that completes command lines, for: source <(supervisorctl completion bash)",
  "completion zsh\t\tThe same for zsh",
  "completion fish\t\tThe same for fish: supervisorctl completion fish | source",
].join("\n");

/** Prints a shell's completion script, or for such a script the words that may follow. Not in the original. */
export function completion(commands: CommandTable): Command {
  return {
    help: HELP,
    listed: false,
    slot: (before) => before.length === 0 ? SHELLS : "none",

    async run(session, argument) {
      const [what = "", ...rest] = pythonSplit(argument);
      if (what === "words") {
        const words = await completionWords(session, { commands, words: rest });
        return words.length > 0 ? session.output(words.join("\n")) : undefined;
      }
      if (!isShell(what) || rest.length > 0) {
        return session.fail(`Error: completion requires the name of a shell\n${HELP}`);
      }
      session.output(completionScript(what));
    },
  };
}
