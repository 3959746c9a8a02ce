import type { ServerLogin } from "../src/client/server.ts";
import { XmlRpcClient } from "../src/client/xml_rpc_client.ts";
import { ConfigError } from "../src/config/model/config_error.ts";
import { type ClientConfig, DEFAULT_CLIENT_CONFIG, loadClientConfig } from "../src/config/sections/client.ts";
import type { ConfigOrigin } from "./ctl/advice/config_origin.ts";
import { COMMANDS } from "./ctl/commands/table.ts";
import { clientEnvironment } from "./ctl/settings/client_environment.ts";
import { type CtlOptions, parseCtlOptions } from "./ctl/settings/options.ts";
import { shownTraits } from "./ctl/settings/shown_traits.ts";
import { usage } from "./ctl/settings/usage.ts";
import { runShell } from "./ctl/shell/run_shell.ts";
import { type Advise, Session, type SessionOptions } from "./ctl/shell/session.ts";
import { Shell } from "./ctl/shell/shell.ts";
import { Interrupt } from "./ctl/terminal/interrupt.ts";
import { StdioTerminal } from "./ctl/terminal/stdio_terminal.ts";
import type { Terminal } from "./ctl/terminal/terminal.ts";
import { searchPaths } from "./options.ts";
import { UsageError, usageErrorText } from "./usage_error.ts";

export interface Invocation {
  /** The program as called: named in texts, and the root of the search for a configuration file. */
  readonly argv0: string;
  readonly terminal?: Terminal;
}

/** What a program ends with that Ctrl-C ended. */
const INTERRUPTED = 130;

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
    if (error instanceof Interrupt) return INTERRUPTED;
    if (!(error instanceof UsageError) && !(error instanceof ConfigError)) throw error;
    terminal.writeError(usageErrorText(error.message, argv0));
    return 2;
  }
}

interface Action extends Required<Invocation> {
  readonly words: readonly string[];
}

async function run(options: Partial<CtlOptions>, { argv0, terminal, words }: Action): Promise<number> {
  const configFile = options.configuration ?? findConfig(argv0);
  const config = configFile === null ? DEFAULT_CLIENT_CONFIG : readConfig(configFile);
  // CTL-088: what they are for is not to be had, all else is
  for (const { name, factory } of config.plugins) {
    terminal.writeError(`Cannot load [ctlplugin:${name}]: ${factory} is Python, its actions are not available\n`);
  }
  const serverUrl = options.serverurl ?? config.serverurl;
  const isDefault = serverUrl === DEFAULT_CLIENT_CONFIG.serverurl;
  const namedBy = options.serverurl !== undefined ? "-s" : isDefault ? "default" : "configuration";
  const settings = {
    openServer: (login: ServerLogin) => new XmlRpcClient(login),
    serverUrl,
    username: options.username ?? config.username ?? undefined,
    password: options.password ?? config.password ?? undefined,
    interactive: options.interactive ?? words.length === 0,
    traits: shownTraits(terminal.traits, { isShell: words.length === 0, color: config.color }),
    ...(terminal.traits.advice ? { advise: adviser({ configFile, argv0, serverUrl, namedBy }) } : {}),
  };
  if (words.length === 0) {
    await shellOn(terminal, { settings, config });
    return 0;
  }
  using session = new Session({ ...settings, terminal });
  await new Shell(session, COMMANDS).onLine(words.join(" "));
  return session.exitStatus;
}

/** A shell for a person, or for a script that writes into a pipe. */
async function shellOn(
  terminal: Terminal,
  { settings, config }: { readonly settings: Omit<SessionOptions, "terminal">; readonly config: ClientConfig },
): Promise<void> {
  if (terminal instanceof StdioTerminal && terminal.traits.editing) {
    const { runEditedShell } = await import("./ctl/editor/run_edited_shell.ts");
    return await runEditedShell(terminal, { settings, config, commands: COMMANDS });
  }
  using session = new Session({ ...settings, terminal });
  await runShell(new Shell(session, COMMANDS), () => terminal.readLine(`${config.prompt}> `));
}

/** Advice is seldom needed: it is loaded when it is. */
function adviser({ argv0, ...origin }: Omit<ConfigOrigin, "searched"> & { readonly argv0: string }): Advise {
  return async (session, troubles) => {
    const { advise } = await import("./ctl/advice/advise.ts");
    await advise(session, { troubles, origin: { ...origin, searched: searchPaths(argv0) } });
  };
}

function findConfig(argv0: string): string | null {
  const environment = clientEnvironment();
  return searchPaths(argv0).find((candidate) => environment.exists(candidate)) ?? null;
}

function readConfig(path: string): ClientConfig {
  return loadClientConfig({ path, environment: clientEnvironment() });
}
