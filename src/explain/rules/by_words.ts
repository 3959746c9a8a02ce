import type { Cause, Need, Rule } from "../model/facts.ts";
import { useCause } from "./by_use.ts";

/** What supervisord itself says of a start that failed, be it the original's. */
const SPAWN: readonly (readonly [RegExp, Need])[] = [
  [/^can't find command /, "command"],
  [/^(command at .* is (not executable|a directory)|no permission to run command )/, "not_executable"],
  [/^(command is empty|can't parse command )/, "command"],
  [/^Cannot read env_file /, "env_file"],
  [/^unknown error making dispatchers for .*(EACCES|EISDIR|ENOENT|EROFS|ENOSPC|EPERM|ENOTDIR)/, "stdout_logfile"],
  [/^supervisor: couldn't setuid to /, "user"],
  [/^supervisor: couldn't chdir to /, "directory"],
  [/^supervisor: couldn't exec .*: (EACCES|EPERM)$/, "not_executable"],
  [/^supervisor: couldn't exec .*: (ENOENT|ENOEXEC|ELOOP|ENOTDIR)$/, "interpreter"],
  [/^(\/usr\/bin\/)?env: .*: No such file or directory/, "interpreter"],
];

/** What programs say of themselves: kind, the words, what they mean, and what to do. */
const SAID: readonly (readonly [kind: string, RegExp, text: string, advice: string])[] = [
  [
    "port",
    /address( is)? already in use|EADDRINUSE|address in use|port .*(is )?(already )?(in use|taken|allocated)|errno:? 98\b/i,
    "the port that it wants to listen on is taken by somebody else",
    "see who listens: ss -ltnp; end that one, or give this program another port",
  ],
  [
    "terminal",
    /not a tty|inappropriate ioctl|ENOTTY|no tty present|must be (run|connected) .*(tty|terminal)|not a terminal|opening terminal|TERM environment variable/i,
    "it wants a terminal, which no program has under supervisord",
    "give it an option that does without one (such as --batch or --no-tty), or command=script -qfec '...' /dev/null",
  ],
  [
    "disk",
    /no space left on device|ENOSPC|disk quota exceeded/i,
    "there is no room left where it writes",
    "see which file system is full: df -h; df -i",
  ],
  [
    "files",
    /too many open files|EMFILE/i,
    "it may not have more files open (RLIMIT_NOFILE)",
    "raise minfds= of [supervisord] or LimitNOFILE= of its service",
  ],
  [
    "permission",
    /permission denied|EACCES|operation not permitted/i,
    "it was not allowed to do something",
    "see whom it runs as (user=), and what that user may do there",
  ],
  [
    "connection",
    /connection refused|ECONNREFUSED/i,
    "somebody whom it needs does not answer",
    "see whether that one runs; depends_on= and its ready keys have this program wait for it",
  ],
  [
    "missing",
    /ModuleNotFoundError|MODULE_NOT_FOUND|cannot find module|no module named|shared librar|cannot open shared object/i,
    "a part of it is not there",
    "see PATH and the like in environment=, directory= and user=: it has not the environment of your shell",
  ],
];

/** What supervisord, and then the program itself, has said at its last end. */
export const byWords: Rule = ({ facts: { name, spawnerr, ends, state, settings }, said }) => {
  const last = ends.at(-1);
  if (state === "STOPPED" && (last === undefined || last.told)) return null;
  for (const line of [spawnerr, ...said.toReversed()]) {
    const what = SPAWN.find(([pattern]) => pattern.test(line))?.[1];
    if (what === undefined) continue;
    return useCause({ what, text: line.replace(/^supervisor: /, "") }, { name, section: settings?.section });
  }
  if (last?.expected === true && last.exitstatus === 0 && state === "EXITED") return null;
  for (const line of said.toReversed()) {
    const found = SAID.find(([, pattern]) => pattern.test(line));
    if (found !== undefined) return told(found, line, name);
  }
  return null;
};

function told([kind, , text, advice]: typeof SAID[number], line: string, name: string): Cause {
  return { kind, text: `${text}: ${line.trim()}`, advice: [advice, `supervisorctl start ${name}`] };
}
