/** Where an output or the main log goes beside its file. Ours alone. */
export type LogSink =
  | { readonly kind: "file"; readonly path: string }
  /** To the daemon of this machine, by its socket. */
  | { readonly kind: "syslog"; readonly peer: null }
  | { readonly kind: "syslog"; readonly peer: SyslogPeer };

/** A syslog daemon elsewhere; TCP counts the bytes of each message (RFC 6587). */
export interface SyslogPeer {
  /** How it is reached. */
  readonly transport: "udp" | "tcp";
  /** Its name, or its address in figures. */
  readonly host: string;
  /** Where it listens. */
  readonly port: number;
}

/** How messages to syslog are written; a member that is null was not written down. Ours alone. */
export interface SyslogStyle {
  /** Its number. */
  readonly facility: number | null;
  /** The number of a severity. */
  readonly severity: number | null;
  /** What stands for the program's name. */
  readonly tag: string | null;
  /** null: 5424 to those elsewhere, 3164 to the daemon of this machine, as syslog(3) does. */
  readonly format: "rfc3164" | "rfc5424" | null;
}

export const USUAL_STYLE: SyslogStyle = { facility: null, severity: null, tag: null, format: null };
