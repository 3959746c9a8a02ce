import type { ClientConfig } from "../../../src/config/sections/client.ts";
import type { CommandTable } from "../shell/command.ts";
import { runShell } from "../shell/run_shell.ts";
import { Session, type SessionOptions } from "../shell/session.ts";
import { Shell } from "../shell/shell.ts";
import type { StdioTerminal } from "../terminal/stdio_terminal.ts";
import { EditedTerminal } from "./edited_terminal.ts";
import { historyStore } from "./history_store.ts";
import { shellCompletion } from "./shell_completion.ts";

export interface EditedShellOptions {
  readonly settings: Omit<SessionOptions, "terminal">;
  readonly config: ClientConfig;
  readonly commands: CommandTable;
}

/** The shell on a terminal: with a line editor, completion, and a history over sessions. */
export async function runEditedShell(
  plain: StdioTerminal,
  { settings, config, commands }: EditedShellOptions,
): Promise<void> {
  const store = config.historyFile === null ? null : historyStore(config.historyFile);
  using terminal = new EditedTerminal(plain, store);
  using session = new Session({ ...settings, terminal });
  const complete = shellCompletion(session, commands);
  await runShell(new Shell(session, commands), () => terminal.readCommand(`${config.prompt}> `, complete));
}
