import { type ClientConfig, DEFAULT_CLIENT_CONFIG, loadClientConfig } from "../src/config/client.ts";
import { ConfigError } from "../src/config/config_error.ts";
import { XmlRpcClient } from "./ctl/client.ts";
import { clientEnvironment } from "./ctl/client_environment.ts";
import { DEFAULT_COMMANDS } from "./ctl/default_commands.ts";
import { type CtlOptions, parseCtlOptions } from "./ctl/options.ts";
import { runShell } from "./ctl/run_shell.ts";
import { Session } from "./ctl/session.ts";
import { Shell } from "./ctl/shell.ts";
import { StdioTerminal } from "./ctl/stdio_terminal.ts";
import type { Terminal } from "./ctl/terminal.ts";
import { usage } from "./ctl/usage.ts";
import { searchPaths } from "./options.ts";
import { UsageError, usageErrorText } from "./usage_error.ts";

export interface Invocation {
  /** The program as called: named in texts, and the root of the search for a configuration file. */
  readonly argv0: string;
  readonly terminal?: Terminal;
}

/**
 * The program supervisorctl: runs the action in `args`, or a shell without one. Gives the exit status (CTL-001,
 * CLI-040, CLI-041); never throws for anything that a user can cause.
 */
export async function supervisorctl(
  args: readonly string[],
  { argv0, terminal = new StdioTerminal() }: Invocation,
): Promise<number> {
  try {
    const { values, rest } = parseCtlOptions(args);
    if (!values.help) return await run(values, { argv0, terminal, words: rest });
    terminal.write(usage(argv0));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ConfigError)) throw error;
    terminal.writeError(usageErrorText(error.message, argv0));
    return 2;
  }
}

interface Action extends Required<Invocation> {
  readonly words: readonly string[];
}

async function run(options: Partial<CtlOptions>, { argv0, terminal, words }: Action): Promise<number> {
  const config = readConfig(options.configuration, argv0);
  for (const { name, factory } of config.plugins) {
    terminal.writeError(`Cannot load [ctlplugin:${name}]: ${factory} is Python, its actions are not available\n`);
  }
  using session = new Session({
    terminal,
    openServer: (login) => new XmlRpcClient(login),
    serverUrl: options.serverurl ?? config.serverurl,
    username: options.username ?? config.username ?? undefined,
    password: options.password ?? config.password ?? undefined,
    interactive: options.interactive ?? words.length === 0,
  });
  const shell = new Shell(session, DEFAULT_COMMANDS);
  if (words.length === 0) {
    await runShell(shell, config);
    return 0;
  }
  await shell.onLine(words.join(" "));
  return session.exitStatus;
}

function readConfig(configuration: string | undefined, argv0: string): ClientConfig {
  const environment = clientEnvironment();
  const path = configuration ?? searchPaths(argv0).find((candidate) => environment.exists(candidate));
  return path === undefined ? DEFAULT_CLIENT_CONFIG : loadClientConfig({ path, environment });
}

if (import.meta.main) Deno.exit(await supervisorctl(Deno.args, { argv0: "supervisorctl" }));
