import {
  base64,
  list,
  members,
  natural,
  nullable,
  optional,
  real,
  type Shape,
  table,
  text,
  truth,
  whole,
  word,
} from "../shape.ts";

/** An event as it waits in a Python supervisord; what a kind of event does not have is missing. */
export interface PythonEvent {
  /** As in events=. */
  readonly name: string;
  readonly serial: number;
  readonly poolSerial: number;
  readonly process?: string | undefined;
  readonly group?: string | undefined;
  readonly from_state?: number | undefined;
  readonly extra_values?: readonly (readonly (string | number)[])[] | undefined;
  readonly pid?: number | undefined;
  readonly type?: string | undefined;
  readonly when?: number | undefined;
  /** What a child wrote, or the UTF-8 of a text. */
  readonly data?: string | undefined;
}

/** One end of a pipe, and what has been read of it or is to be written to it, as base64. */
export interface PythonChannel {
  /** null: it takes nothing any more. */
  readonly fd: number | null;
  /** stdin. */
  readonly pending?: string | undefined;
  /** An output: what may become a token; whether it is between two of them, and what has come since. */
  readonly held?: string | undefined;
  readonly capturing?: boolean | undefined;
  readonly captured?: string | undefined;
  /** The stdout of an event listener: what is not understood yet, and the length of the result that it begins. */
  readonly heard?: string | undefined;
  readonly resultlen?: number | null | undefined;
}

/** A process by the names of its attributes there; instants are of the wall clock. */
export interface PythonProcess {
  readonly pid: number;
  readonly state: number;
  readonly laststart: number;
  readonly laststop: number;
  readonly delay: number;
  readonly backoff: number;
  readonly exitstatus: number | null;
  readonly spawnerr: string | null;
  readonly listener_state: number | null;
  readonly event: PythonEvent | null;
  readonly channels: Readonly<Partial<Record<"stdin" | "stdout" | "stderr", PythonChannel>>>;
  /** Its configuration in force. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** A group, and what an event listener's or an fcgi-program's has besides. */
export interface PythonGroup {
  readonly name: string;
  readonly priority: number;
  readonly pool: {
    /** The last one that it has given. */
    readonly serial: number;
    readonly events: readonly string[];
    readonly bufferSize: number;
    readonly buffer: readonly PythonEvent[];
  } | null;
  readonly socket: { readonly url: string; readonly fd: number | null; readonly users: readonly string[] } | null;
  readonly processes: readonly PythonProcess[];
}

/** A server: with a `file` it is a unix socket. */
export interface PythonServer {
  readonly section: string;
  readonly fd: number;
  readonly file: string | null;
  /** Of the socket's file; null when others took it away. */
  readonly inode: number | null;
  readonly host: string | null;
  readonly port: number | null;
  /** Those on which no request is under way. */
  readonly connections: readonly { readonly fd: number; readonly host: string; readonly port: number }[];
}

/** What the module in a Python supervisord tells of it (see daemon_module.ts). */
export interface PythonState {
  readonly format: 1;
  /** "supervisor 4.3.0" */
  readonly writer: string;
  readonly pid: number;
  readonly cwd: string;
  readonly configfile: string;
  readonly ownsPidFile: boolean;
  /** When it was written, in seconds since the epoch. */
  readonly now: number;
  /** The same instant of CLOCK_MONOTONIC. */
  readonly monotonic: number;
  /** 1: it runs. */
  readonly mood: number;
  /** The last serial that an event got. */
  readonly serial: number;
  /** The last slice by period. */
  readonly ticks: Readonly<Record<string, number>>;
  /** Children that belong to no group any more. */
  readonly strays: readonly number[];
  readonly servers: readonly PythonServer[];
  readonly groups: readonly PythonGroup[];
}

const anything: Shape<unknown> = (_value: unknown): asserts _value is unknown => {};

const event: Shape<PythonEvent> = members<PythonEvent>({
  ...{ name: text, serial: natural, poolSerial: natural, process: optional(text), group: optional(text) },
  ...{ from_state: optional(natural), extra_values: optional(list(list(textOrNumber))), pid: optional(natural) },
  ...{ type: optional(text), when: optional(real), data: optional(base64) },
});

function textOrNumber(value: unknown, place: string): asserts value is string | number {
  if (typeof value !== "string") real(value, place);
}

const channel: Shape<PythonChannel> = members<PythonChannel>({
  ...{ fd: nullable(natural), pending: optional(base64) },
  ...{ held: optional(base64), capturing: optional(truth), captured: optional(base64) },
  ...{ heard: optional(base64), resultlen: optional(nullable(whole)) },
});

const process: Shape<PythonProcess> = members<PythonProcess>({
  ...{ pid: natural, state: natural, laststart: real, laststop: real, delay: real, backoff: natural },
  ...{ exitstatus: nullable(whole), spawnerr: nullable(text), listener_state: nullable(natural) },
  event: nullable(event),
  channels: members<PythonProcess["channels"]>({
    ...{ stdin: optional(channel), stdout: optional(channel), stderr: optional(channel) },
  }),
  config: table(anything),
});

const group: Shape<PythonGroup> = members<PythonGroup>({
  ...{ name: text, priority: real, processes: list(process) },
  pool: nullable(members<NonNullable<PythonGroup["pool"]>>({
    ...{ serial: whole, events: list(text), bufferSize: real, buffer: list(event) },
  })),
  socket: nullable(
    members<NonNullable<PythonGroup["socket"]>>({ url: text, fd: nullable(natural), users: list(text) }),
  ),
});

const server: Shape<PythonServer> = members<PythonServer>({
  ...{ section: text, fd: natural, file: nullable(text), inode: nullable(natural) },
  ...{ host: nullable(text), port: nullable(natural) },
  connections: list(members<PythonServer["connections"][number]>({ fd: natural, host: text, port: natural })),
});

/** The state as plain JSON gives it. */
export const pythonStateShape: Shape<PythonState> = members<PythonState>({
  ...{ format: word(1), writer: text, pid: natural, cwd: text, configfile: text, ownsPidFile: truth },
  ...{ now: real, monotonic: real, mood: whole, serial: whole, ticks: table(real), strays: list(natural) },
  ...{ servers: list(server), groups: list(group) },
});
