import { ConnectionError } from "../../../src/client/connection_error.ts";
import { ProtocolError } from "../../../src/client/protocol_error.ts";
import type { Command, CommandResult, CommandTable } from "./command.ts";
import { errorLine } from "./error_line.ts";
import { EXIT_STATUS } from "./exit_status.ts";
import { Interrupt } from "../terminal/interrupt.ts";
import { orEndOfInput } from "./or_end_of_input.ts";
import { type ParsedLine, parseLine } from "./parse_line.ts";
import type { Session } from "./session.ts";

const WILDCARD = /[*?]/;

/** Runs command lines: parses, dispatches, and reports whatever goes wrong, so that a shell always goes on. */
export class Shell {
  constructor(readonly session: Session, readonly commands: CommandTable) {}

  /** Runs one line; its errors are printed and end up in the session's exit status. Throws Interrupt alone. */
  async onLine(text: string): Promise<CommandResult> {
    const parsed = parseLine(text);
    if (parsed.kind === "empty") return;
    const load = parsed.kind === "command" ? this.commands.get(parsed.name) : undefined;
    if (load === undefined) return await this.#refuse(parsed);
    const argument = parsed.kind === "command" ? parsed.argument : "";
    try {
      return await this.#runLoggedIn(await load(), argument);
    } catch (error) {
      if (error instanceof Interrupt) throw error;
      this.#report(error);
    } finally {
      await this.session.advise();
      this.session.hangUp();
    }
  }

  async #refuse(parsed: Extract<ParsedLine, { readonly line: string }>): Promise<void> {
    this.session.fail(`*** Unknown syntax: ${parsed.line}`);
    if (parsed.kind !== "command") return;
    this.session.note({ kind: "action", name: parsed.name, known: [...this.commands.keys()] });
    await this.session.advise();
  }

  #report(error: unknown): void {
    this.session.fail(errorLine(error));
    if (error instanceof ConnectionError) this.session.note({ kind: "connection", error });
  }

  /** Asks a person for user and password until the server is content; a script is only told (CTL-011, CTL-012). */
  async #runLoggedIn(command: Command, argument: string): Promise<CommandResult> {
    for (;;) {
      try {
        const expanded = await this.#expand(command, argument);
        return expanded === null ? undefined : await command.run(this.session, expanded);
      } catch (error) {
        if (!(error instanceof ProtocolError) || error.status !== 401) throw error;
      }
      this.session.output("Server requires authentication");
      if (!this.session.interactive) {
        this.session.note({ kind: "login" });
        this.session.exitStatus = EXIT_STATUS.GENERIC;
        return;
      }
      await this.#askForLogin();
    }
  }

  /** Without a wildcard nothing is loaded, nor is the server asked. */
  async #expand(command: Command, argument: string): Promise<string | null> {
    if (!WILDCARD.test(argument)) return argument;
    const { expandNames } = await import("./expand_names.ts");
    return await expandNames(this.session, { command, argument });
  }

  async #askForLogin(): Promise<void> {
    const { terminal } = this.session;
    const username = orEndOfInput(await terminal.readLine("Username:"));
    const password = orEndOfInput(await terminal.readPassword("Password:"), "");
    this.session.output("");
    this.session.logIn(username, password);
  }
}
