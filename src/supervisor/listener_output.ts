import { AnsiFilter } from "../logs/ansi_filter.ts";
import type { LogFile } from "../logs/log_file.ts";
import { pythonRepr } from "../text/python_repr.ts";
import { openChildLog } from "./child_log.ts";
import type { Host } from "./host.ts";
import type { Listener } from "./listener.ts";
import type { Sink } from "./sink.ts";
import type { Subprocess } from "./subprocess.ts";

/**
 * The stdout of a listener: it is the protocol, so it is logged and understood; capture mode, events and syslog do
 * not apply to it (CFG-138).
 */
export class ListenerOutput implements Sink {
  readonly #host: Host;
  readonly #name: string;
  readonly #listener: Listener;
  readonly #log: LogFile | null;
  readonly #ansi: AnsiFilter;

  /** Opens the log file; throws OsError when that fails (PROC-008). */
  constructor(process: Subprocess, listener: Listener, { host }: { readonly host: Host }) {
    this.#host = host;
    this.#name = process.config.name;
    this.#listener = listener;
    this.#log = openChildLog(process, "stdout", { host });
    this.#ansi = new AnsiFilter(host.settings.stripAnsi);
  }

  // LISTENER-017
  write(data: Uint8Array): void {
    const { logger } = this.#host;
    if (logger.writes("debug")) {
      logger.log("debug", `${pythonRepr(this.#name)} stdout output:\n${pythonRepr(data)}`);
    }
    this.#keep(this.#ansi.pass(data));
    this.#listener.hear(data);
  }

  end(): void {
    this.#keep(this.#ansi.end());
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

  #keep(data: Uint8Array): void {
    if (data.length > 0) this.#log?.write(data);
  }
}
