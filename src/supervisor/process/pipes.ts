import type { ChannelName, ProcessConfig } from "../../config/model/process_config.ts";
import { isFileAlone } from "../../config/values/is_file_alone.ts";
import { isEqual } from "../../text/is_equal.ts";
import { attempt } from "../../logs/attempt.ts";
import { osError } from "../../os/os_error.ts";
import { Output, type OutputSnapshot } from "../../output/output.ts";
import type { Probes } from "../../probes/probes.ts";
import type { ProcessRecord } from "../../process/record.ts";
import type { Host } from "../host.ts";
import type { NearEnds } from "./launch.ts";
import { OutputPipe, type OutputPipeSnapshot } from "./output_pipe.ts";
import { StdinPipe, type StdinPipeSnapshot } from "./stdin_pipe.ts";

const CHANNELS: readonly ChannelName[] = ["stdout", "stderr"];

/** The process whose pipes they are. */
export interface PipesOwner {
  readonly config: ProcessConfig;
  readonly group: string;
  /** null where there is none. */
  readonly logfiles: Readonly<Record<ChannelName, string | null>>;
  readonly record: ProcessRecord;
  /** Bytes that were read of it so far. */
  readonly written: Record<ChannelName, number>;
  /** Set where it takes part in the event listener protocol. */
  readonly listener: { hear(data: Uint8Array): void } | null;
  /** Their snapshot has become another one. */
  changed(): void;
}

/** What they act on, and who hears lines of the outputs; `state` is where others stood. */
interface PipesOptions {
  readonly host: Host;
  readonly state?: PipesSnapshot | null;
  readonly probes?: Pick<Probes, "hear" | "hears"> | null;
}

/** One output as plain JSON. */
interface ChannelSnapshot {
  readonly pipe: OutputPipeSnapshot;
  readonly output: OutputSnapshot;
}

/** The pipes of a running process as plain JSON; `stdin` is null where there is none (FCGI-005). */
export interface PipesSnapshot {
  readonly stdin: StdinPipeSnapshot | null;
  readonly channels: Readonly<Partial<Record<ChannelName, ChannelSnapshot>>>;
}

/** The pipes of a running process and the logs behind them: opened for each spawn (LOG-013), closed at its end. */
export class Pipes implements Disposable {
  readonly #owner: PipesOwner;
  readonly #host: Host;
  readonly #hearLine: ((line: string) => boolean) | null;
  readonly #outputs = new Map<ChannelName, Output>();
  readonly #pipes = new Map<ChannelName, OutputPipe>();
  #stdin: StdinPipe | null = null;

  /** Opens the log files, or goes on with those of another one; throws OsError when one cannot be opened. */
  constructor(
    owner: PipesOwner,
    { host, state = null, probes = null }: PipesOptions,
  ) {
    this.#owner = owner;
    this.#host = host;
    this.#hearLine = probes?.hears ? (line) => probes.hear(line) : null;
    using opened = new DisposableStack();
    const names = CHANNELS.filter((name) => {
      // It may be configured otherwise by now than what runs
      return state === null ? name === "stdout" || !owner.config.redirectStderr : state.channels[name] !== undefined;
    });
    for (const channel of names) {
      this.#outputs.set(channel, opened.use(this.#output(channel, state?.channels[channel]?.output ?? null)));
    }
    if (state !== null) this.#take(state.stdin, names.map((name) => [name, state.channels[name]?.pipe ?? null]));
    opened.move();
  }

  /**
   * Its owner is configured otherwise than before: what comes from now on is treated so. Throws OsError when a log
   * cannot be opened: then that output is logged as before.
   */
  configure(before: Pick<PipesOwner, "config" | "logfiles">): void {
    const { config, logfiles } = this.#owner;
    for (const [channel, old] of this.#outputs) {
      const [was, is] = [before.config[channel], config[channel]];
      const isSameFile = before.logfiles[channel] === logfiles[channel];
      if (isSameFile && isEqual(was, is)) continue;
      const keepsFile = isSameFile && isFileAlone(was) && isFileAlone(is);
      // What looked like a token's beginning was text, and a line goes where it began
      if (was.captureMaxbytes > 0 && is.captureMaxbytes === 0 || !isFileAlone(was)) old.end();
      const state = old.snapshot();
      const file = keepsFile && state.file !== null ? { ...state.file, rotates: is.logfileMaxbytes > 0 } : null;
      this.#outputs.set(channel, this.#output(channel, { ...state, file }));
      if (keepsFile) old.release();
      else old[Symbol.dispose]();
    }
  }

  /** Takes over the fds, and starts to read the child's output. Throws what the poller throws. */
  connect({ stdin, stdout, stderr }: NearEnds): void {
    this.#take(stdin === null ? null : { fd: stdin, pending: [] }, [
      ["stdout", { fd: stdout, isWide: false }],
      ["stderr", stderr === null ? null : { fd: stderr, isWide: false }],
    ]);
    this.watch();
  }

  /** Reads what comes, and writes what is pending. Throws what the poller throws. */
  watch(): void {
    this.#stdin?.resume();
    for (const pipe of this.#pipes.values()) pipe.watch();
  }

  /** Throws OsError with EPIPE when the child takes no input. */
  write(...data: readonly Uint8Array[]): void {
    if (this.#stdin === null) throw osError("write", "EPIPE");
    this.#stdin.write(...data);
  }

  /** Reads what there is. */
  read(): void {
    for (const pipe of this.#pipes.values()) pipe.drain();
  }

  drain(): void {
    this.read();
    for (const [channel, output] of this.#outputs) {
      attempt(`end ${channel} of ${this.#owner.config.name}`, () => output.end(), this.#host);
    }
  }

  /** Where the messages end in the log of its stderr, in bytes; null where there is no such place. */
  messagesEnd(): number | null {
    const channel = this.#owner.config.redirectStderr ? "stdout" : "stderr";
    return this.#outputs.get(channel)?.fileEnd() ?? null;
  }

  reopenLogs(): void {
    for (const output of this.#outputs.values()) output.reopen();
  }

  /** Gives whether there was anything to rotate. Throws OsError. */
  rotateLogs(): boolean {
    const isRotated = [...this.#outputs.values()].map((output) => output.rotate()).includes(true);
    if (isRotated) this.#owner.changed();
    return isRotated;
  }

  /** Throws OsError. */
  clearLogs(): void {
    for (const output of this.#outputs.values()) output.clear();
  }

  snapshot(): PipesSnapshot {
    const channels: Partial<Record<ChannelName, ChannelSnapshot>> = {};
    for (const [name, output] of this.#outputs) {
      const pipe = this.#pipes.get(name)?.snapshot() ?? { fd: null, isWide: false };
      channels[name] = { pipe, output: output.snapshot() };
    }
    return { stdin: this.#stdin?.snapshot() ?? null, channels };
  }

  [Symbol.dispose](): void {
    for (const pipe of this.#pipes.values()) pipe[Symbol.dispose]();
    this.#stdin?.[Symbol.dispose]();
    for (const output of this.#outputs.values()) output[Symbol.dispose]();
  }

  #take(
    stdin: StdinPipeSnapshot | null,
    pipes: readonly (readonly [ChannelName, OutputPipeSnapshot | null])[],
  ): void {
    const { os, poller, logger } = this.#host;
    const { name } = this.#owner.config;
    this.#stdin = stdin === null ? null : new StdinPipe(stdin, {
      ...{ os, poller, logger, name },
      onChange: () => this.#owner.changed(),
    });
    for (const [channel, pipe] of pipes) {
      if (pipe !== null) this.#pipes.set(channel, this.#pipe(channel, pipe));
    }
  }

  #output(channel: ChannelName, state: OutputSnapshot | null): Output {
    const { config, group, logfiles, listener } = this.#owner;
    const source = {
      ...{ name: config.name, group, channel, config: config[channel], logfile: logfiles[channel] },
      pid: () => this.#owner.record.pid,
    };
    const hear = this.#isProtocol(channel) ? (data: Uint8Array) => listener?.hear(data) : null;
    const { os, clock, logger, settings, emit, events, turns, outlets } = this.#host;
    return new Output(source, {
      ...{ os, clock, logger, outlets, settings, emit, hear, state },
      isTaken: (type) => events.hasSubscriber(type),
      hearLine: this.#hearLine,
      onChange: () => turns.run(() => this.#owner.changed()),
    });
  }

  #pipe(channel: ChannelName, state: OutputPipeSnapshot): OutputPipe {
    const { os, clock, poller, logger, turns } = this.#host;
    const output = () => this.#outputs.get(channel);
    return new OutputPipe(state, {
      ...{ os, clock, poller, logger },
      prompt: this.#isProtocol(channel),
      mayWait: () => output()?.mayWait ?? false,
      takesMuch: () => output()?.takesMuch ?? false,
      turn: (action) => turns.run(action),
      onData: (data) => {
        this.#owner.written[channel] += data.length;
        output()?.write(data);
        if (output()?.remembers) this.#owner.changed();
      },
      onEnd: () => {
        output()?.end();
        this.#owner.changed();
      },
      describe: () => this.#describe(channel),
    });
  }

  // The stdout of a listener
  #isProtocol(channel: ChannelName): boolean {
    return channel === "stdout" && this.#owner.listener !== null;
  }

  // The original shows its objects' addresses here; a pid tells more
  #describe(channel: ChannelName): string {
    const { config, record } = this.#owner;
    const kind = this.#isProtocol(channel) ? "PEventListenerDispatcher" : "POutputDispatcher";
    const process = `<Subprocess at ${record.pid} with name ${config.name} in state ${record.state}>`;
    return `<${kind} at ${record.pid} for ${process} (${channel})>`;
  }
}
