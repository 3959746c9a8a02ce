import type { HttpExchange } from "./wire/http_exchange.ts";
import type { RunningTool } from "./running_tool.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Step } from "./spec.ts";
import type { Target, Tool } from "./target.ts";

/** Something a `bg` step left running: what it has shown so far, and how to end it. */
export interface Background {
  /** What a `wait out` step searches. */
  readonly output: () => string;
  /** Ends it (a tool by the signal, a connection by closing) and gives the transcript. */
  readonly end: (signal: Deno.Signal) => Promise<string>;
  /** Waits for its own end and gives the transcript. */
  readonly join: () => Promise<string>;
  readonly tool?: RunningTool;
}

/** A verb of the spec language: gives the text that goes into the transcript, or undefined to leave no trace. */
export type Verb = (session: Session, step: Step) => Promise<string | undefined>;

/** The running state of one spec on one pair of daemon and client. */
export class Session {
  daemon: RunningTool | undefined;
  /** Pid of a daemon that detached itself. */
  daemonPid: number | undefined;
  /** How far `wait log` has read the main log, so that each wait is for something new. */
  logPosition = 0;
  readonly background = new Map<string, Background>();
  readonly exchanges: HttpExchange[] = [];

  constructor(readonly sandbox: Sandbox, readonly targets: { readonly daemon: Target; readonly ctl: Target }) {}

  /** The command line that runs `tool`; the client comes from its own target. */
  command(tool: Tool, args: readonly string[]): string[] {
    const target = tool === "supervisorctl" ? this.targets.ctl : this.targets.daemon;
    return [`${target.bin}/${tool}`, ...args];
  }

  /**
   * Fills in what differs from run to run: `{dir}`, `{port}`, `{pid}` of the daemon, `{bin}` and `{ctl}`; and for
   * `{1000 x}` a thousand times x.
   */
  fill(text: string): string {
    return text.replaceAll(/\{(\d+) (.)\}/g, (_, count: string, char: string) => char.repeat(Number(count)))
      .replaceAll("{dir}", this.sandbox.dir)
      .replaceAll("{port}", String(this.sandbox.port))
      .replaceAll("{bin}", this.targets.daemon.bin)
      .replaceAll("{ctl}", this.targets.ctl.bin)
      .replaceAll("{pid}", String(this.pid ?? "none"));
  }

  get pid(): number | undefined {
    return this.daemonPid ?? this.daemon?.pid;
  }
}
