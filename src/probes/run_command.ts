import { attempt } from "../logs/attempt.ts";
import type { SpawnRequest, SpawnResult } from "../os/os.ts";
import { concatBytes } from "../text/bytes/concat_bytes.ts";
import { decodeOsText } from "../text/bytes/os_text.ts";
import { NOTHING_UNDER_WAY } from "./check.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Bytes at most of what is kept of its output. */
const ROOM = 65536;
/** Seconds within which most have ended; what they have printed waits in the pipe until then. */
const SHORT = 0.05;
/** Nothing keeps what is read. */
const BUFFER = new Uint8Array(4096);
const NOTHING = new Uint8Array(0);
const SIGKILL = 9;

/** A command with its environment, and with rights and place as its steps say; it leads a group of its own. */
export type CommandRequest = Omit<SpawnRequest, "stdio">;

/** What has become of a command, and what it has printed on stdout and stderr, without blanks around it. */
export type CommandEnd =
  | { readonly kind: "not_run"; readonly why: string }
  /** `status` is the raw one of waitpid(2), null where it could not be known; a slow one was killed. */
  | { readonly kind: "ended"; readonly status: number | null; readonly isSlow: boolean; readonly said: string };

/** What it acts on, how many seconds it has, and who is told; perhaps before it is known that it runs. */
export interface CommandOptions {
  readonly world: Pick<ProbeWorld, "os" | "clock" | "poller" | "logger" | "turns" | "born">;
  readonly seconds: number;
  readonly onEnd: (end: CommandEnd) => void;
}

/**
 * Runs a command as a child of ours, with nothing to read. It is killed with its whole group when its time is over, or
 * when what this gives is disposed of; it has ended when that is told.
 */
export function runCommand(request: CommandRequest, { world, seconds, onEnd }: CommandOptions): Disposable {
  const { os, clock, poller, turns, born } = world;
  using unless = new DisposableStack();
  const output = unless.use(new CommandOutput(os));
  os.setNonblocking(output.near);
  const result = spawn(os, { ...request, steps: [{ step: "lead", of: "group" }, ...request.steps] }, output.far);
  if (result.kind === "failed") {
    onEnd({ kind: "not_run", why: result.step === "user" ? result.reason : result.error.message });
    return NOTHING_UNDER_WAY;
  }
  unless.move();
  output.closeFarEnd();
  const { pid } = result;
  let isSlow = false;
  let isOver = false;
  const kill = () => {
    if (!isOver) attempt(`kill ${request.file} (pid ${pid})`, () => os.kill(-pid, SIGKILL), world);
  };
  const start = clock.monotonic();
  let cancel = clock.at(start + Math.min(SHORT, seconds), () => {
    cancel = clock.at(start + seconds, () => {
      isSlow = true;
      kill();
    });
    const watch = () => output.watch((read) => poller.readable(output.near, () => turns.run(read)));
    attempt(`read what ${request.file} (pid ${pid}) prints`, watch, world);
  });
  born(pid, {
    config: { name: request.file, startsecs: 1 },
    look: () => output.read(),
    exited(status) {
      isOver = true;
      cancel();
      output.read();
      output[Symbol.dispose]();
      onEnd({ kind: "ended", status, isSlow, said: output.said });
    },
  });
  return { [Symbol.dispose]: kill };
}

function spawn(os: ProbeWorld["os"], request: CommandRequest, output: number): SpawnResult {
  const nowhere = os.open("/dev/null", "read");
  try {
    return os.spawn({ ...request, stdio: [nowhere, output, output] });
  } finally {
    os.close(nowhere);
  }
}

/** The pipe that a command prints to. */
class CommandOutput implements Disposable {
  readonly near: number;
  /** The command's end. */
  readonly far: number;
  readonly #os: ProbeWorld["os"];
  #printed = NOTHING;
  #unwatch: () => void = () => {};
  #isFarOpen = true;

  constructor(os: ProbeWorld["os"]) {
    this.#os = os;
    ({ read: this.near, write: this.far } = os.pipe());
  }

  get said(): string {
    return decodeOsText(this.#printed).trim();
  }

  watch(watching: (read: () => void) => () => void): void {
    this.#unwatch = watching(() => this.read());
  }

  read(): void {
    for (;;) {
      const count = this.#os.read(this.near, BUFFER);
      if (count === "would_block") return;
      if (count === "eof") return this.#unwatch();
      if (this.#printed.length < ROOM) this.#printed = concatBytes(this.#printed, BUFFER.subarray(0, count));
    }
  }

  closeFarEnd(): void {
    if (this.#isFarOpen) this.#os.close(this.far);
    this.#isFarOpen = false;
  }

  [Symbol.dispose](): void {
    this.#unwatch();
    this.closeFarEnd();
    this.#os.close(this.near);
  }
}
