import type { ChannelConfig, ProcessConfig } from "../config/process_config.ts";
import { LogFile } from "../logs/log_file.ts";
import type { OsError } from "../os/os.ts";
import { pythonRepr } from "../text/python_repr.ts";
import { type AnsiState, stripAnsi, stripAnsiEnd } from "../text/strip_ansi.ts";
import type { Host } from "./host.ts";

/** Which output of which process, and the file it is logged to. */
export interface OutputOptions {
  readonly host: Host;
  readonly process: ProcessConfig;
  readonly channel: "stdout" | "stderr";
  /** null: no log file. */
  readonly logfile: string | null;
  /** Takes each piece of normal output, for PROCESS_LOG events; absent when they are not enabled. */
  readonly onOutput?: (data: Uint8Array) => void;
}

/** What happens to the bytes of one channel: stripped, logged, copied to the main log at debug, told to listeners. */
export class Output implements Disposable {
  readonly #options: OutputOptions;
  readonly #log: LogFile | null;
  #ansi: AnsiState = "text";

  /** Opens the log file; throws OsError when that fails (PROC-008). */
  constructor(options: OutputOptions) {
    const { host, process, channel, logfile } = options;
    const config: ChannelConfig = process[channel];
    this.#options = options;
    this.#log = logfile === null ? null : new LogFile(logfile, {
      os: host.os,
      limits: { maxbytes: config.logfileMaxbytes, backups: config.logfileBackups },
      onTrouble: (error) => this.#complain(error),
    });
  }

  write(data: Uint8Array): void {
    if (!this.#options.host.settings.stripAnsi) return this.#pass(data);
    const [clean, state] = stripAnsi(data, this.#ansi);
    this.#ansi = state;
    this.#pass(clean);
  }

  /** Passes on what an escape sequence that never came to its end held back. */
  end(): void {
    this.#pass(stripAnsiEnd(this.#ansi));
    this.#ansi = "text";
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

  #pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#log?.write(bytes);
    this.#copyToMainLog(bytes);
    this.#options.onOutput?.(bytes);
  }

  // LOG-018
  #copyToMainLog(data: Uint8Array): void {
    const { host, process, channel } = this.#options;
    if (!host.logger.writes("debug")) return;
    host.logger.log("debug", `${pythonRepr(process.name)} ${channel} output:\n${decode(data)}`);
  }

  #complain(error: OsError): void {
    const { host, process, channel, logfile } = this.#options;
    const what = `Cannot log ${channel} of ${process.name} to ${pythonRepr(logfile ?? "")}`;
    host.logger.log("critical", `${what}: ${error.message}; its output is read on, and this is said once`);
  }
}

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(data: Uint8Array): string {
  try {
    return STRICT.decode(data);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `Undecodable: ${pythonRepr(data)}`;
  }
}
