import type { SupervisorEvent } from "../events/event.ts";
import type { ListenerSnapshot } from "../events/pool/listener_record.ts";
import type { PoolSnapshot } from "../events/pool/pool.ts";
import type { QueuedEventSnapshot } from "../events/pool/queued_event_snapshot.ts";
import type { LogFileSnapshot } from "../logs/log_file.ts";
import type { OutputSnapshot } from "../output/output.ts";
import type { NotifySocketSnapshot } from "../probes/notify_socket.ts";
import type { ProbesSnapshot } from "../probes/probes.ts";
import type { StateChange } from "../process/effect.ts";
import type { End } from "../process/end.ts";
import type { ProcessRecord, Wait } from "../process/record.ts";
import { PROCESS_STATES } from "../process/state.ts";
import type { FcgiSocketSnapshot } from "../supervisor/fcgi/fcgi_socket.ts";
import type { ProcessGroupSnapshot } from "../supervisor/life/process_group.ts";
import type { OutputPipeSnapshot } from "../supervisor/process/output_pipe.ts";
import type { PipesSnapshot } from "../supervisor/process/pipes.ts";
import type { StdinPipeSnapshot } from "../supervisor/process/stdin_pipe.ts";
import type { SubprocessSnapshot } from "../supervisor/process/subprocess_options.ts";
import {
  base64,
  either,
  key,
  list,
  members,
  natural,
  nullable,
  optional,
  pair,
  real,
  type Shape,
  table,
  text,
  truth,
  whole,
  word,
} from "./shape.ts";

const end: Shape<End> = members<End>({
  startedAt: real,
  endedAt: real,
  pid: natural,
  exitStatus: nullable(whole),
  signal: nullable(whole),
  text,
  isExpected: truth,
  wasTold: truth,
  outOfMemory: truth,
  logEnd: nullable(natural),
});

const record: Shape<ProcessRecord> = members<ProcessRecord>({
  state: key(PROCESS_STATES),
  pid: natural,
  startedAt: real,
  stoppedAt: real,
  backoff: whole,
  deadline: nullable(real),
  wait: nullable(members<Wait>({ kind: word("waiting", "never"), text })),
  isToStop: truth,
  isReady: truth,
  readyBy: nullable(real),
  restartAt: nullable(real),
  restarts: list(real),
  restartCount: natural,
  exitStatus: nullable(whole),
  lastStatus: nullable(whole),
  spawnError: nullable(text),
  ends: list(end),
  problem: nullable(text),
});

/** An open log file. */
export const logFileShape: Shape<LogFileSnapshot> = members<LogFileSnapshot>({
  fd: nullable(natural),
  start: whole,
  rotates: truth,
  refused: nullable(text),
  waiting: base64,
});

const output: Shape<OutputSnapshot> = members<OutputSnapshot>({
  ansi: word("text", "escape", "sequence"),
  capturing: truth,
  held: base64,
  captured: base64,
  line: base64,
  begun: base64,
  isRest: truth,
  file: nullable(logFileShape),
});

const outputPipe: Shape<OutputPipeSnapshot> = members<OutputPipeSnapshot>({ fd: nullable(natural), isWide: truth });
const stdin: Shape<StdinPipeSnapshot> = members<StdinPipeSnapshot>({ fd: nullable(natural), pending: list(base64) });
const channel = members<NonNullable<PipesSnapshot["channels"]["stdout"]>>({ pipe: outputPipe, output });

const pipes: Shape<PipesSnapshot> = members<PipesSnapshot>({
  stdin: nullable(stdin),
  channels: members<PipesSnapshot["channels"]>({ stdout: optional(channel), stderr: optional(channel) }),
});

type EventSnapshot = QueuedEventSnapshot["event"];
type Event<Kind extends EventSnapshot["kind"]> = Extract<EventSnapshot, { readonly kind: Kind }>;

const change: Shape<StateChange> = members<StateChange>({
  from: key(PROCESS_STATES),
  to: key(PROCESS_STATES),
  values: list(pair(text, real)),
});

const ofProcess = { process: text, group: text };

const processEvent: Shape<Event<"process_state" | "process_log" | "process_communication">> = either(
  members<Event<"process_state">>({ kind: word("process_state"), ...ofProcess, change }),
  members<Event<"process_log" | "process_communication">>({
    kind: word("process_log", "process_communication"),
    ...ofProcess,
    pid: natural,
    channel: word("stdout", "stderr"),
    base64,
  }),
);

const otherEvent: Shape<Event<"remote_communication" | "supervisor_state" | "process_group" | "tick">> = either(
  either(
    members<Event<"remote_communication">>({ kind: word("remote_communication"), type: text, data: text }),
    members<Event<"supervisor_state">>({ kind: word("supervisor_state"), state: word("RUNNING", "STOPPING") }),
  ),
  either(
    members<Event<"process_group">>({ kind: word("process_group"), change: word("ADDED", "REMOVED"), group: text }),
    members<Event<"tick">>({ kind: word("tick"), period: word<Tick["period"]>(5, 60, 3600), when: real }),
  ),
);

type Tick = Extract<SupervisorEvent, { readonly kind: "tick" }>;

const queuedEvent: Shape<QueuedEventSnapshot> = members<QueuedEventSnapshot>({
  event: either(processEvent, otherEvent),
  serial: natural,
  poolSerial: natural,
});

const listener: Shape<ListenerSnapshot> = members<ListenerSnapshot>({
  protocol: word("ACKNOWLEDGED", "READY", "BUSY", "UNKNOWN"),
  pending: base64,
  event: nullable(queuedEvent),
  resultLength: nullable(whole),
});

/** A process with its pipes. */
export const subprocessShape: Shape<SubprocessSnapshot> = members<SubprocessSnapshot>({
  record,
  isRetired: truth,
  written: members<SubprocessSnapshot["written"]>({ stdout: natural, stderr: natural }),
  logfiles: members<SubprocessSnapshot["logfiles"]>({ stdout: nullable(text), stderr: nullable(text) }),
  listener: nullable(listener),
  pipes: nullable(pipes),
  probes: nullable(members<ProbesSnapshot>({
    notify: nullable(members<NotifySocketSnapshot>({ fd: natural, path: text })),
    pipe: nullable(natural),
    met: list(text),
  })),
  remedy: nullable(word("restart", "stop")),
});

/** The events of a pool. */
export const poolShape: Shape<PoolSnapshot> = members<PoolSnapshot>({
  nextSerial: natural,
  buffer: list(queuedEvent),
  dropped: natural,
});

/** The sockets of a group by URL. */
export const socketsShape: Shape<ProcessGroupSnapshot["sockets"]> = table(
  members<FcgiSocketSnapshot>({ fd: nullable(natural), users: list(text) }),
);

/** A group as it writes itself down. */
export const groupShape: Shape<ProcessGroupSnapshot> = members<ProcessGroupSnapshot>({
  pool: nullable(poolShape),
  sockets: socketsShape,
  processes: table(subprocessShape),
});
