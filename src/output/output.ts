import type { SupervisorEvent } from "../events/event.ts";
import type { LogFile, LogFileSnapshot } from "../logs/log_file.ts";
import type { Logger } from "../logs/logger.ts";
import type { Clock } from "../os/clock.ts";
import type { Os } from "../os/os.ts";
import type { AnsiState } from "../text/bytes/strip_ansi.ts";
import { decodeOrRepr } from "../text/python/decode_or_repr.ts";
import { pythonRepr } from "../text/python/python_repr.ts";
import { Pipeline } from "./pipeline.ts";
import { CaptureSink } from "./sinks/capture_sink.ts";
import { eventSink } from "./sinks/event_sink.ts";
import { fileSink } from "./sinks/file_sink.ts";
import { mainLogSink } from "./sinks/main_log_sink.ts";
import { openChildLog } from "./sinks/open_child_log.ts";
import type { Sink } from "./sinks/sink.ts";
import type { Source } from "./sinks/source.ts";
import { syslogSink } from "./sinks/syslog_sink.ts";
import { AnsiStage } from "./stages/ansi_stage.ts";
import { CaptureStage } from "./stages/capture_stage.ts";

/** What an output acts on. */
export interface OutputOptions {
  readonly os: Os;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: { readonly stripAnsi: boolean };
  readonly emit: (event: SupervisorEvent) => void;
  /** The stdout of an event listener is the protocol: who understands it. */
  readonly hear?: ((data: Uint8Array) => void) | null;
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
  readonly file: LogFileSnapshot | null;
}

/**
 * What happens to the bytes of one output of a child: cut at capture tokens, stripped, then either captured for an event
 * or logged, copied to the main log at debug, told to listeners. What a listener says is logged and understood; capture
 * mode, events and syslog do not apply to it (CFG-138).
 */
export class Output implements Disposable {
  readonly #file: LogFile | null;
  readonly #ansi: AnsiStage;
  readonly #capture: CaptureStage;
  readonly #captured: CaptureSink;
  readonly #pipeline: Pipeline;

  /** Opens the log file; throws OsError when that fails (PROC-008). */
  constructor(source: Source, options: OutputOptions) {
    const { hear = null, state = null, settings } = options;
    this.#file = openChildLog(source, { ...options, state: state?.file ?? null });
    this.#ansi = new AnsiStage(state === null ? {} : { state: state.ansi, captured: state.capturing });
    this.#capture = new CaptureStage(
      state === null ? undefined : { capturing: state.capturing, held: Uint8Array.fromBase64(state.held) },
    );
    const captured = Uint8Array.fromBase64(state?.captured ?? "");
    this.#captured = new CaptureSink(source, { ...options, captured });
    const stripping = settings.stripAnsi ? [this.#ansi] : [];
    const files = this.#file === null ? [] : [fileSink(this.#file)];
    this.#pipeline = hear === null
      ? this.#childs(source, { options, stripping, files })
      : listeners(source, { hear, logger: options.logger, file: new Pipeline({ stages: stripping, sinks: files }) });
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

  /** Throws OsError. */
  clear(): void {
    this.#pipeline.clear();
  }

  [Symbol.dispose](): void {
    this.#pipeline.close();
  }

  snapshot(): OutputSnapshot {
    const { capturing, held } = this.#capture.state;
    return {
      ansi: this.#ansi.state,
      capturing,
      held: held.toBase64(),
      captured: this.#captured.captured.toBase64(),
      file: this.#file?.snapshot() ?? null,
    };
  }

  #childs(
    source: Source,
    { options, stripping, files }: {
      readonly options: OutputOptions;
      readonly stripping: readonly AnsiStage[];
      readonly files: readonly Sink[];
    },
  ): Pipeline {
    const { os, logger, emit } = options;
    const { captureMaxbytes, syslog, eventsEnabled } = source.config;
    const captures = captureMaxbytes > 0;
    return new Pipeline({
      stages: [...captures ? [this.#capture] : [], ...stripping],
      sinks: [
        ...captures ? [this.#captured] : [],
        ...files,
        ...syslog ? [syslogSink(os, source)] : [],
        mainLogSink(source, { logger, shown: decodeOrRepr }),
        ...eventsEnabled ? [eventSink(source, emit)] : [],
      ],
    });
  }
}

// LISTENER-017; the protocol is understood as it came, and logged first
function listeners(
  source: Source,
  { hear, logger, file }: {
    readonly hear: (data: Uint8Array) => void;
    readonly logger: Logger;
    readonly file: Sink;
  },
): Pipeline {
  const listening: Sink = { take: (piece) => piece.kind === "text" && hear(piece.data) };
  return new Pipeline({ stages: [], sinks: [mainLogSink(source, { logger, shown: pythonRepr }), file, listening] });
}
