import { COMMANDS } from "../../../../cli/ctl/commands/table.ts";
import { type Advise, Session } from "../../../../cli/ctl/shell/session.ts";
import { Shell } from "../../../../cli/ctl/shell/shell.ts";
import type { TerminalTraits } from "../../../../cli/ctl/terminal/terminal.ts";
import type { ServerLogin } from "../../../../src/client/server.ts";
import { type Answers, FakeServer, type FakeTail } from "../../../client/fake_server.ts";
import { FakeTerminal } from "../terminal/fake_terminal.ts";

export interface Setting {
  readonly answers?: Answers;
  readonly tails?: Readonly<Record<string, FakeTail>>;
  readonly typed?: readonly string[];
  readonly interactive?: boolean;
  readonly traits?: TerminalTraits;
  readonly advise?: Advise;
}

/** A shell on a fake terminal and a fake server, and what they noted. */
export function fakeShell({ answers = {}, tails = {}, typed = [], interactive = false, traits, advise }: Setting) {
  const terminal = new FakeTerminal(typed);
  if (traits !== undefined) terminal.traits = traits;
  const calls: string[] = [];
  const logins: ServerLogin[] = [];
  const openServer = (login: ServerLogin) => {
    logins.push(login);
    return new FakeServer(login, { answers, tails, calls });
  };
  const login = { serverUrl: "unix:///run/s.sock", username: undefined, password: undefined };
  const session = new Session({ terminal, openServer, interactive, ...login, ...(advise ? { advise } : {}) });
  return { shell: new Shell(session, COMMANDS), session, terminal, calls, logins };
}

/** Runs one command line: what it prints, its exit status, and its calls without the version check and the end. */
export async function runLine(line: string, setting: Setting = {}) {
  const { shell, session, terminal, calls } = fakeShell(setting);
  await shell.onLine(line);
  const telling = calls.filter((call) => call !== "getVersion()" && call !== "hang up");
  return { stdout: terminal.stdout, stderr: terminal.stderr, status: session.exitStatus, calls: telling };
}

/** The same, as the pair that most tests look at. */
export async function shown(line: string, answers: Answers = {}): Promise<readonly [stdout: string, status: number]> {
  const { stdout, status } = await runLine(line, { answers });
  return [stdout.replace(/file: \S+ line: \d+/g, "file: F line: N"), status];
}
