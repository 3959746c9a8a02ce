import { bracketProblem } from "../../../src/client/bracket_problem.ts";
import { pythonRepr } from "../../../src/text/python/python_repr.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";
import { type Option, parseOptions } from "../../options.ts";

/** What the command line of supervisorctl can set. */
export interface CtlOptions {
  readonly help: boolean;
  readonly configuration: string;
  readonly interactive: boolean;
  readonly serverurl: string;
  readonly username: string;
  readonly password: string;
  /** Compat: CLI-038, accepted without effect. */
  readonly history: string;
}

/** -c (CLI-032), -i (CLI-035), -s (CLI-036), -u and -p (CLI-037), -r (CLI-038); there is no -v (CLI-039). */
const OPTIONS: readonly Option<CtlOptions>[] = [
  { short: "h", long: "help", key: "help", takesArgument: false, read: () => ({ help: true }), ends: true },
  { short: "?", key: "help", takesArgument: false, read: () => ({ help: true }), ends: true },
  {
    short: "c",
    long: "configuration",
    key: "configuration",
    takesArgument: true,
    read: (configuration) => ({ configuration }),
  },
  { short: "i", long: "interactive", key: "interactive", takesArgument: false, read: () => ({ interactive: true }) },
  { short: "s", long: "serverurl", key: "serverurl", takesArgument: true, read: (text) => ({ serverurl: url(text) }) },
  { short: "u", long: "username", key: "username", takesArgument: true, read: (username) => ({ username }) },
  { short: "p", long: "password", key: "password", takesArgument: true, read: (password) => ({ password }) },
  { short: "r", long: "history_file", key: "history", takesArgument: true, read: (history) => ({ history }) },
];

/** Reads supervisorctl's command line: its options, and the words of an action. Throws UsageError. */
export function parseCtlOptions(args: readonly string[]) {
  return parseOptions(args, { options: OPTIONS, positional: true });
}

/** Compat: CLI-036, all that is asked for is a scheme and something behind it. */
function url(text: string): string {
  const problem = bracketProblem(text);
  if (problem !== null) throw new ValueError(problem);
  if (/^[a-z][a-z0-9+.-]*:(\/\/(?=[^?#])|(?!\/\/)[^?#])/i.test(text)) return text;
  throw new ValueError(`value ${pythonRepr(text)} is not a URL`);
}
