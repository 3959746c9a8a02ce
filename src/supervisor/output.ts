import { AnsiFilter } from "../logs/ansi_filter.ts";
import { type CapturePiece, type CaptureState, NOT_CAPTURING, splitCapture } from "../logs/capture.ts";
import { appendCaptured } from "../logs/capture_buffer.ts";
import type { LogFile } from "../logs/log_file.ts";
import { sendToSyslog } from "../logs/syslog.ts";
import { decodeOrRepr } from "../text/decode_or_repr.ts";
import { pythonRepr } from "../text/python_repr.ts";
import { type ChannelName, openChildLog } from "./child_log.ts";
import type { Host } from "./host.ts";
import type { Sink } from "./sink.ts";
import type { Subprocess } from "./subprocess.ts";

/** Which output of which process. */
export interface OutputOptions {
  readonly host: Host;
  readonly process: Subprocess;
  readonly channel: ChannelName;
}

/**
 * What happens to the bytes of one channel: split at capture tokens, stripped, then either captured for an event or
 * logged, copied to the main log at debug, told to listeners.
 */
export class Output implements Sink {
  readonly #options: OutputOptions;
  readonly #log: LogFile | null;
  readonly #ansi: AnsiFilter;
  #capture: CaptureState = NOT_CAPTURING;
  #captured: Uint8Array = new Uint8Array(0);

  /** Opens the log file; throws OsError when that fails (PROC-008). */
  constructor(options: OutputOptions) {
    this.#options = options;
    this.#log = openChildLog(options.process, options.channel, options);
    this.#ansi = new AnsiFilter(options.host.settings.stripAnsi);
  }

  write(data: Uint8Array): void {
    if (this.#config.captureMaxbytes === 0) return this.#pass(this.#ansi.pass(data));
    const [state, pieces] = splitCapture(this.#capture, data);
    for (const piece of pieces) this.#take(piece);
    this.#capture = state;
  }

  /** Decided for LOG-022: what looked like a token's beginning was text. */
  end(): void {
    this.#pass(this.#ansi.pass(this.#capture.held));
    this.#pass(this.#ansi.end());
    this.#capture = { ...this.#capture, held: NOT_CAPTURING.held };
  }

  reopen(): void {
    this.#log?.reopen();
  }

  /** Throws OsError. */
  clear(): void {
    this.#log?.clear();
  }

  [Symbol.dispose](): void {
    this.#log?.[Symbol.dispose]();
  }

  get #config() {
    return this.#options.process.config[this.#options.channel];
  }

  #take(piece: CapturePiece): void {
    if (piece.kind === "text") return this.#pass(this.#ansi.pass(piece.data));
    this.#pass(this.#ansi.end());
    this.#capture = { ...this.#capture, capturing: piece.kind === "begin" };
    if (piece.kind === "end") this.#tellCaptured();
  }

  #pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.#capture.capturing) {
      this.#captured = appendCaptured(this.#captured, bytes, this.#config.captureMaxbytes);
    } else this.#keep(bytes);
    this.#copyToMainLog(bytes);
    // Compat: LOG-024, captured text is told here, too. The copy outlives the read buffer
    if (this.#config.eventsEnabled) this.#emit("process_log", new Uint8Array(bytes));
  }

  #keep(bytes: Uint8Array): void {
    const { host, process } = this.#options;
    this.#log?.write(bytes);
    if (this.#config.syslog) sendToSyslog(host.os, process.config.name, bytes);
  }

  #tellCaptured(): void {
    const { host, process, channel } = this.#options;
    this.#emit("process_communication", this.#captured);
    this.#captured = new Uint8Array(0);
    if (!host.logger.writes("debug")) return;
    host.logger.log("debug", `${pythonRepr(process.config.name)} ${channel} emitted a comm event`);
  }

  #emit(kind: "process_log" | "process_communication", data: Uint8Array): void {
    const { host, process, channel } = this.#options;
    const { config, group, record } = process;
    host.emit({ kind, process: config.name, group, pid: record.pid, channel, data });
  }

  // LOG-018
  #copyToMainLog(data: Uint8Array): void {
    const { host, process, channel } = this.#options;
    if (!host.logger.writes("debug")) return;
    host.logger.log("debug", `${pythonRepr(process.config.name)} ${channel} output:\n${decodeOrRepr(data)}`);
  }
}
