import type { Cause, Need, Rule } from "../model/facts.ts";

/** What to do about each; "SECTION" stands for the program's. */
const ADVICE: Readonly<Record<Need, string>> = {
  user: "correct user= of [SECTION]; supervisord has to be root to become another user",
  directory: "make the directory, or correct directory= of [SECTION]",
  command: "correct command= of [SECTION]: the whole path is safest; a shell's words need sh -c '...'",
  not_executable: "give the file the right to be executed (chmod +x), or put its interpreter before it in command=",
  interpreter: "correct the file's first line, or put the interpreter before it in command=",
  env_file: "correct the file or env_file= of [SECTION]; a '-' before its path lets it be missing",
  stdout_logfile: "make the path writable for supervisord, or correct stdout_logfile= of [SECTION]",
  stderr_logfile: "make the path writable for supervisord, or correct stderr_logfile= of [SECTION]",
};
const ADVICES: ReadonlyMap<string, string> = new Map(Object.entries(ADVICE));

/** Something that it needs cannot be used now, so that it cannot be started, whatever else is wrong. */
export const byUse: Rule = ({ facts: { checks, settings, name, state } }) => {
  const wrong = checks.find(({ problem }) => problem !== "");
  if (wrong === undefined) return null;
  const text = state === "RUNNING" ? `it runs, but could not be started again: ${wrong.problem}` : wrong.problem;
  return useCause({ what: wrong.what, text }, { name, section: settings?.section });
};

/** The cause that something cannot be used, with what to do about it. */
export function useCause(
  { what, text }: { readonly what: string; readonly text: string },
  { name, section = `program:${name}` }: { readonly name: string; readonly section?: string | undefined },
): Cause {
  const advice = ADVICES.get(what)?.replace("SECTION", section);
  const start = `supervisorctl update; supervisorctl start ${name}`;
  return { kind: what, text, advice: advice === undefined ? [start] : [advice, start] };
}
