import type { OpenServer, Server, ServerLogin } from "../../../src/client/server.ts";
import { SupervisorRpc } from "../../../src/client/supervisor_rpc.ts";
import { EXIT_STATUS, type ExitStatus } from "./exit_status.ts";
import type { Terminal, TerminalTraits } from "../terminal/terminal.ts";
import { notingServer } from "./noting_server.ts";
import type { Trouble } from "./trouble.ts";

export interface SessionOptions {
  readonly terminal: Terminal;
  /** What may be shown; all that the terminal can do unless given. */
  readonly traits?: TerminalTraits;
  readonly openServer: OpenServer;
  readonly serverUrl: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Asks before shutdown and reload, and for a password when the server wants one (CLI-035). */
  readonly interactive: boolean;
  /** Tells a person what to do about what went wrong; only where a person reads it. */
  readonly advise?: Advise;
}

/** Says on the terminal's stderr what may help; never throws. */
export type Advise = (session: Session, troubles: readonly Trouble[]) => Promise<void>;

/** What lasts from one command line to the next: the server, the login, and the exit status so far. */
export class Session implements Disposable {
  readonly terminal: Terminal;
  readonly traits: TerminalTraits;
  readonly interactive: boolean;
  /** Set at each error and never reset: the last error wins (CTL-002). */
  exitStatus: ExitStatus = EXIT_STATUS.SUCCESS;
  readonly #openServer: OpenServer;
  #login: ServerLogin;
  #server: Server | undefined;
  readonly #advise: Advise | undefined;
  #troubles: readonly Trouble[] = [];

  constructor(options: SessionOptions) {
    this.terminal = options.terminal;
    this.traits = options.traits ?? options.terminal.traits;
    this.interactive = options.interactive;
    this.#openServer = options.openServer;
    this.#advise = options.advise;
    this.#login = { url: options.serverUrl, username: options.username, password: options.password };
  }

  get login(): ServerLogin {
    return this.#login;
  }

  get serverUrl(): string {
    return this.#login.url;
  }

  /** The server of this command line; connections last until hangUp(). */
  get server(): Server {
    this.#server ??= notingServer(this.#openServer(this.#login), (trouble) => this.note(trouble));
    return this.#server;
  }

  get supervisor(): SupervisorRpc {
    return new SupervisorRpc(this.server);
  }

  /** Prints one or more lines, on stdout also where they tell of an error (CTL-016); the last line end is added. */
  output(text: string): void {
    this.terminal.write(text + "\n");
  }

  /** Prints an error line and sets the exit status. */
  fail(text: string, status: ExitStatus = EXIT_STATUS.GENERIC): void {
    this.output(text);
    this.exitStatus = status;
  }

  /** Keeps in mind what advise() is to be about. */
  note(trouble: Trouble): void {
    this.#troubles = [...this.#troubles, trouble];
  }

  /** Gives a person advice on what was noted, after everything else that a command line shows. */
  async advise(): Promise<void> {
    const troubles = this.#troubles;
    this.#troubles = [];
    if (troubles.length > 0) await this.#advise?.(this, troubles);
  }

  /** A connection of its own, for what goes on beside a command line. */
  openServer(): Server {
    return this.#openServer(this.#login);
  }

  /** Talks to another server from now on. */
  switchServer(url: string): void {
    this.hangUp();
    this.#login = { ...this.#login, url };
  }

  logIn(username: string, password: string): void {
    this.hangUp();
    this.#login = { ...this.#login, username, password };
  }

  /** Ends the connections of a command line. */
  hangUp(): void {
    this.#server?.[Symbol.dispose]();
    this.#server = undefined;
  }

  [Symbol.dispose](): void {
    this.hangUp();
  }
}
