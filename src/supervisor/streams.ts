import { attempt } from "../logs/attempt.ts";
import { osError } from "../os/os_error.ts";
import { Channel } from "./channel.ts";
import type { ChannelName } from "./child_log.ts";
import type { Host } from "./host.ts";
import type { NearEnds } from "./launch.ts";
import { ListenerOutput } from "./listener_output.ts";
import { Output } from "./output.ts";
import type { Sink } from "./sink.ts";
import { StdinPipe } from "./stdin_pipe.ts";
import type { Subprocess } from "./subprocess.ts";

/** The pipes of a running process and the logs behind them: opened for each spawn (LOG-013), closed at its end. */
export class Streams implements Disposable {
  readonly #process: Subprocess;
  readonly #host: Host;
  readonly #outputs = new Map<ChannelName, Sink>();
  readonly #channels: Channel[] = [];
  #stdin: StdinPipe | null = null;

  /** Opens the log files; throws OsError when one cannot be opened. */
  constructor(process: Subprocess, host: Host) {
    this.#process = process;
    this.#host = host;
    using opened = new DisposableStack();
    const names: readonly ChannelName[] = process.config.redirectStderr ? ["stdout"] : ["stdout", "stderr"];
    for (const channel of names) {
      this.#outputs.set(channel, opened.use(this.#sink(channel)));
    }
    opened.move();
  }

  /** Takes over the fds, and starts to read the child's output. Throws what the poller throws. */
  connect({ stdin, stdout, stderr }: NearEnds): void {
    const { name } = this.#process.config;
    this.#stdin = stdin === null ? null : new StdinPipe(stdin, { ...this.#host, name });
    this.#channels.push(this.#channel("stdout", stdout));
    if (stderr !== null) this.#channels.push(this.#channel("stderr", stderr));
    for (const channel of this.#channels) channel.watch();
  }

  /** Throws OsError with EPIPE when the child takes no input. */
  write(...data: readonly Uint8Array[]): void {
    if (this.#stdin === null) throw osError("write", "EPIPE");
    this.#stdin.write(...data);
  }

  /** Reads what there is. */
  read(): void {
    for (const channel of this.#channels) channel.drain();
  }

  drain(): void {
    this.read();
    for (const [channel, output] of this.#outputs) {
      attempt(`end ${channel} of ${this.#process.config.name}`, () => output.end(), this.#host);
    }
  }

  reopenLogs(): void {
    for (const output of this.#outputs.values()) output.reopen();
  }

  /** Throws OsError. */
  clearLogs(): void {
    for (const output of this.#outputs.values()) output.clear();
  }

  [Symbol.dispose](): void {
    for (const channel of this.#channels) channel[Symbol.dispose]();
    this.#stdin?.[Symbol.dispose]();
    for (const output of this.#outputs.values()) output[Symbol.dispose]();
  }

  #sink(channel: ChannelName): Sink {
    const { listener } = this.#process;
    if (listener !== null && this.#isProtocol(channel)) {
      return new ListenerOutput(this.#process, listener, { host: this.#host });
    }
    return new Output({ host: this.#host, process: this.#process, channel });
  }

  #channel(name: ChannelName, fd: number): Channel {
    const { os, poller, logger, turns } = this.#host;
    const output = this.#outputs.get(name);
    return new Channel(fd, {
      os,
      poller,
      logger,
      prompt: this.#isProtocol(name),
      turn: (action) => turns.run(action),
      onData: (data) => output?.write(data),
      onEnd: () => output?.end(),
      describe: () => this.#describe(name),
    });
  }

  // The stdout of a listener
  #isProtocol(channel: ChannelName): boolean {
    return channel === "stdout" && this.#process.listener !== null;
  }

  // The original shows its objects' addresses here; a pid tells more
  #describe(channel: ChannelName): string {
    const { config, record } = this.#process;
    const kind = this.#isProtocol(channel) ? "PEventListenerDispatcher" : "POutputDispatcher";
    const process = `<Subprocess at ${record.pid} with name ${config.name} in state ${record.state}>`;
    return `<${kind} at ${record.pid} for ${process} (${channel})>`;
  }
}
