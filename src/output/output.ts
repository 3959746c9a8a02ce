import { isFileAlone } from "../config/values/is_file_alone.ts";
import type { SupervisorEvent } from "../events/event.ts";
import type { LogFileSnapshot } from "../logs/log_file.ts";
import type { Logger } from "../logs/logger.ts";
import type { Clock } from "../os/clock.ts";
import type { Os } from "../os/os.ts";
import type { AnsiState } from "../text/bytes/strip_ansi.ts";
import { decodeOrRepr } from "../text/python/decode_or_repr.ts";
import { pythonRepr } from "../text/python/python_repr.ts";
import { isStyled, type OpenedSinks, openSinks } from "./open_sinks.ts";
import { Pipeline } from "./pipeline.ts";
import { CaptureSink } from "./sinks/capture_sink.ts";
import { eventSink } from "./sinks/event_sink.ts";
import { type HearLine, LineSink } from "./sinks/line_sink.ts";
import { FormatSink } from "./sinks/format_sink.ts";
import { MainLogSink } from "./sinks/main_log_sink.ts";
import type { Outlets } from "./sinks/log.ts";
import type { Sink } from "./sinks/sink.ts";
import type { Source } from "./sinks/source.ts";
import { syslogSink } from "./sinks/syslog_sink.ts";
import { AnsiStage } from "./stages/ansi_stage.ts";
import { CaptureStage } from "./stages/capture_stage.ts";
import { type CaptureState, NOT_CAPTURING } from "./stages/split_capture.ts";

/** What an output acts on. */
export interface OutputOptions {
  readonly os: Os;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: { readonly stripAnsi: boolean };
  readonly emit: (event: SupervisorEvent) => void;
  /** Whether anybody takes events of this type, which are not made for nobody. */
  readonly isTaken: (type: string) => boolean;
  /** The stdout of an event listener is the protocol: who understands it. */
  readonly hear?: ((data: Uint8Array) => void) | null;
  /** Who waits for a line that is printed. */
  readonly hearLine?: HearLine | null;
  /** What it shares with others. */
  readonly outlets: Outlets;
  /** Is told when time has changed where it stands. */
  readonly onChange?: () => void;
  /** Where another one stood: this one goes on there. */
  readonly state?: OutputSnapshot | null;
}

/** Where an output stands between two reads, as plain JSON; bytes are base64. */
export interface OutputSnapshot {
  readonly ansi: AnsiState;
  /** Between two capture tokens. */
  readonly capturing: boolean;
  /** What may become a token. */
  readonly held: string;
  readonly captured: string;
  /** The beginning of a line for which somebody waits. */
  readonly line: string;
  /** The beginning of a line whose end has not come, where whole ones are logged. */
  readonly begun: string;
  /** What stood before that in its line has been logged. */
  readonly isRest: boolean;
  readonly file: LogFileSnapshot | null;
}

/**
 * What happens to the bytes of one output of a child: cut at capture tokens, stripped, then either captured for an event
 * or logged, copied to the main log at debug, told to listeners. What a listener says is logged and understood; capture
 * mode, events and syslog do not apply to it (CFG-138).
 */
export class Output implements Disposable {
  readonly #log: OpenedSinks;
  readonly #ansi: AnsiStage | null;
  readonly #capture: CaptureStage | null;
  readonly #captured: CaptureSink | null;
  readonly #pipeline: Pipeline;
  readonly #isProtocol: boolean;
  readonly #isForFile: boolean;
  readonly #lines: LineSink | null;
  /** Whether all that it goes to puts lines together anew, so that it matters not how it is cut. */
  readonly takesMuch: boolean;

  /** Opens the log file; throws OsError when that fails (PROC-008). */
  constructor(source: Source, options: OutputOptions) {
    const { os, clock, logger, emit, settings, hear = null, hearLine = null, state = null } = options;
    const captures = source.config.captureMaxbytes > 0 && hear === null;
    const lines = { held: bytesOf(state?.begun), isRest: state?.isRest ?? false };
    const { outlets, onChange = () => {} } = options;
    this.#log = openSinks(source, { os, clock, logger, outlets, onChange, lines, file: state?.file ?? null });
    this.#ansi = settings.stripAnsi ? new AnsiStage({ state: state?.ansi, captured: state?.capturing }) : null;
    this.#capture = captures ? new CaptureStage(state === null ? undefined : captureState(state)) : null;
    this.#captured = captures ? new CaptureSink(source, { logger, emit, captured: bytesOf(state?.captured) }) : null;
    this.#isProtocol = hear !== null;
    this.#lines = hearLine === null ? null : new LineSink(hearLine, { line: bytesOf(state?.line) });
    const { eventsEnabled, syslog } = source.config;
    const isSeenAsItComes = captures || eventsEnabled || syslog || hear !== null || logger.writes("debug");
    this.#isForFile = !isSeenAsItComes && isFileAlone(source.config);
    this.takesMuch = !isSeenAsItComes && this.#log.sinks.every((sink) => sink instanceof FormatSink);
    this.#pipeline = hear === null ? this.#childs(source, options) : this.#listeners(source, { hear, logger });
  }

  /** Whether what has been written so far decides on what becomes of what is written next. */
  get remembers(): boolean {
    const hears = this.#lines?.isWanted ?? false;
    const holdsLines = this.#log.lines !== null;
    return this.#capture !== null || this.#ansi !== null || this.#isProtocol || hears || holdsLines;
  }

  /** Whether nobody sees how long what has come waits: the file gets it and nobody else, and tells no time. */
  get mayWait(): boolean {
    return this.#isForFile && !this.remembers;
  }

  write(data: Uint8Array): void {
    this.#pipeline.take({ kind: "text", data, captured: false });
  }

  /** Nothing more comes: passes on what was held back. */
  end(): void {
    this.#pipeline.end();
  }

  reopen(): void {
    this.#pipeline.reopen();
  }

  /** Gives whether there was anything to rotate. Throws OsError. */
  rotate(): boolean {
    return this.#pipeline.rotate();
  }

  /** Throws OsError. */
  clear(): void {
    this.#pipeline.clear();
  }

  /** Bytes in its file; null where there is none. */
  fileEnd(): number | null {
    return this.#log.file?.end() ?? null;
  }

  /** Another one goes on from the snapshot. */
  release(): void {
    this.#pipeline.release();
  }

  [Symbol.dispose](): void {
    this.#pipeline.close();
  }

  snapshot(): OutputSnapshot {
    const { capturing, held } = this.#capture?.state ?? NOT_CAPTURING;
    return {
      ansi: this.#ansi?.state ?? "text",
      capturing,
      held: held.toBase64(),
      captured: this.#captured?.captured.toBase64() ?? "",
      line: this.#lines?.line.toBase64() ?? "",
      ...this.#lineState(),
      file: this.#log.file?.snapshot() ?? null,
    };
  }

  #lineState(): Pick<OutputSnapshot, "begun" | "isRest"> {
    const { held, isRest } = this.#log.lines?.state ?? NO_LINES;
    return { begun: held.toBase64(), isRest };
  }

  #childs(source: Source, { os, logger, emit, isTaken }: OutputOptions): Pipeline {
    const { syslog, syslogStyle, eventsEnabled } = source.config;
    const sinks: Sink[] = [];
    if (this.#captured !== null) sinks.push(this.#captured);
    sinks.push(...this.#log.sinks);
    if (syslog && !isStyled(syslogStyle)) sinks.push(syslogSink(os, source));
    sinks.push(new MainLogSink(source, { logger, shown: decodeOrRepr }));
    if (eventsEnabled) sinks.push(eventSink(source, { emit, isTaken }));
    if (this.#lines !== null) sinks.push(this.#lines);
    return new Pipeline({ stages: [this.#capture, this.#ansi].filter((stage) => stage !== null), sinks });
  }

  // LISTENER-017; the protocol is understood as it came, and logged first
  #listeners(
    source: Source,
    { hear, logger }: { readonly hear: (data: Uint8Array) => void; readonly logger: Logger },
  ): Pipeline {
    const stages = this.#ansi === null ? [] : [this.#ansi];
    const file = new Pipeline({ stages, sinks: this.#log.sinks });
    const listening: Sink = { take: (piece) => piece.kind === "text" && hear(piece.data) };
    return new Pipeline({
      stages: [],
      sinks: [
        new MainLogSink(source, { logger, shown: pythonRepr }),
        file,
        listening,
        ...this.#lines === null ? [] : [this.#lines],
      ],
    });
  }
}

const NO_LINES = { held: NOT_CAPTURING.held, isRest: false } as const;

function captureState({ capturing, held }: OutputSnapshot): CaptureState {
  return { capturing, held: bytesOf(held) };
}

function bytesOf(base64: string | undefined): Uint8Array {
  return base64 === undefined ? NOT_CAPTURING.held : Uint8Array.fromBase64(base64);
}
