import type { GroupConfig } from "../../src/config/model/group_config.ts";
import { LogFile } from "../../src/logs/log_file.ts";
import { rotationOf } from "../../src/logs/rotation_policy.ts";
import type { Os } from "../../src/os/os.ts";
import { osError } from "../../src/os/os_error.ts";
import { isStopped, type ProcessState } from "../../src/process/state.ts";
import { findCommand } from "../../src/supervisor/process/find_command.ts";
import type { Subprocess } from "../../src/supervisor/process/subprocess.ts";
import { errnoText } from "../../src/text/python/errno_text.ts";
import { FakeClock } from "../support/fake_clock.ts";
import type { Faults } from "../support/faults.ts";
import { FakeSupervisor, poolConfig } from "./fake_supervisor.ts";

const SIGKILL = 9;
/** So much that its pipe is widened. */
const FULL_PIPE = ".".repeat(40_000);
const SIGTERM = 15;

/** How a child takes signals. */
type Manner = "obeys" | "ignores SIGTERM" | "may not be killed";

/**
 * A world with a program x and a listener l. x goes through every state, and all that can be asked of it is asked in
 * each, while calls of the world may fail. Callbacks from outside must not throw; requests may, to whoever asks.
 */
export class PlayedLife {
  readonly fake: FakeSupervisor;
  /** Why requests failed, and what the file of the main log could not take. */
  readonly told: string[] = [];
  /** The states in which x was asked for everything. */
  readonly states = new Set<ProcessState>();
  readonly #group: GroupConfig;
  readonly #faults: Faults;
  readonly #ended: Promise<string>;
  readonly #greeted = new Set<number>();
  #mainLog: LogFile | null = null;
  #manner: Manner = "obeys";

  constructor(group: GroupConfig, faults: Faults) {
    this.#group = group;
    this.#faults = faults;
    const pool = poolConfig({ events: ["EVENT"], bufferSize: 1000 });
    this.fake = new FakeSupervisor([group, pool], {}, { faults, handler: (os) => this.#openMainLog(os) });
    this.fake.os.whenKilled = (pid, signal) => this.#signalled(pid, signal);
    faults.moment = () => `${this.#x()?.record.state}`;
    faults.begin();
    this.#ended = this.fake.supervisor.run();
  }

  /** From the first start to an added group. */
  live(): void {
    this.#pass(0);
    this.#askEverything("STARTING");
    this.#pass(1);
    this.#askEverything("RUNNING");
    this.#exit(1);
    this.#pass(1);
    this.#exit(0);
    this.#askEverything("EXITED");
    this.#request((x) => x.start());
    this.#exit(1);
    this.#askEverything("BACKOFF");
    this.#request((x) => x.stop());
    this.#request((x) => x.start());
    for (let retries = 0; retries <= 1; retries++) {
      this.#exit(1);
      this.#pass(1.5);
    }
    this.#askEverything("FATAL");
    this.#start();
    this.#manner = "ignores SIGTERM";
    this.#request((x) => x.stop());
    this.#request((x) => x.reportStop());
    this.#askEverything("STOPPING");
    this.#pass(11);
    this.#askEverything("STOPPED");
    this.#start();
    this.#manner = "may not be killed";
    this.#request((x) => x.stop());
    this.#askEverything("UNKNOWN");
    this.#manner = "obeys";
    this.#exit(1);
    this.#pass(1);
    this.#request((x) => x.stop());
    this.#pass(0);
    const removed = this.#x();
    this.#ask(() => this.fake.supervisor.removeGroup(this.#group.name));
    // One that could not be killed goes with its group all the same, as in the original; somebody else ends it
    if (removed?.record.state === "UNKNOWN") this.#exit(0, removed);
    this.#ask(() => this.fake.supervisor.addGroup(this.#group));
    this.#pass(1);
  }

  /** What does not hold at the end, and has to whatever has failed. */
  async complaints(): Promise<readonly string[]> {
    this.#faults.end();
    const { supervisor, os } = this.fake;
    const complaints: string[] = [];
    const expect = (what: string, holds: boolean) => void (holds || complaints.push(what));
    supervisor.turns.run(() => supervisor.addGroup(this.#group));
    for (const process of [this.fake.process("x"), this.fake.process("l")]) {
      const { name } = process.config;
      this.#pass(2);
      const stopped = supervisor.turns.when(() => isStopped(process.record.state) || undefined);
      supervisor.turns.run(() => process.stop());
      this.#pass(0);
      if (process.record.state === "UNKNOWN") this.#exit(0, process);
      expect(`${name} can be stopped`, isStopped(process.record.state) && process.record.pid === 0);
      const running = supervisor.turns.when(() => process.record.state === "RUNNING" || undefined);
      supervisor.turns.run(() => process.start());
      this.#pass(2);
      expect(`${name} can be started`, process.record.state === "RUNNING" && os.running().includes(process.record.pid));
      expect(`who waits for ${name} is told`, await isSettled(Promise.all([stopped, running])));
    }
    supervisor.turns.run(() => supervisor.shutdown());
    // One that cannot be heard is waited for
    this.#pass(2);
    expect("the shutdown ends", await isSettled(this.#ended));
    this.#mainLog?.[Symbol.dispose]();
    expect("no child is left", os.running().length === 0);
    expect("no descriptor is left", os.openFds().length === 0);
    const targets = this.#faults.calls.filter(({ name }) => name === "kill").map(({ args: [pid] }) => Number(pid));
    expect("nobody else is killed", targets.every((pid) => Math.abs(pid) > os.getpid()));
    return complaints;
  }

  #openMainLog(os: Os): LogFile {
    const rotation = rotationOf({ maxbytes: 4000, backups: 1 });
    const onTrouble = (error: Error) => void this.told.push(error.message);
    return this.#mainLog = new LogFile("/tmp/main.log", { os, clock: new FakeClock(), rotation, onTrouble });
  }

  #signalled(pid: number, signal: number): void {
    if (this.#manner === "may not be killed") throw osError("kill", "EPERM");
    if (signal === SIGKILL || (signal === SIGTERM && this.#manner === "obeys")) this.fake.os.exit(pid, signal);
  }

  #x(): Subprocess | null {
    return this.fake.supervisor.groups.get(this.#group.name)?.processes.get("x") ?? null;
  }

  #start(): void {
    this.#request((x) => x.start());
    this.#pass(1);
  }

  #askEverything(state: ProcessState): void {
    if (this.#x()?.record.state === state) this.states.add(state);
    const { pid } = this.#x()?.record ?? { pid: 0 };
    const text = "out <!--XSUPERVISOR:BEGIN-->captured<!--XSUPERVISOR:END-->\n";
    this.#play(pid, () => this.fake.os.childWrite(pid, 1, text + FULL_PIPE));
    this.#play(pid, () => this.fake.os.childWrite(pid, 2, text));
    this.#pass(0);
    this.#request((x) => x.write(new Uint8Array(100_000)));
    this.#play(pid, () => this.fake.os.childRead(pid));
    this.#request((x) => x.take({ kind: "signal", signal: 1 }));
    this.#request((x) => x.logs.clearLogs());
    this.#request((x) => this.#lookUp(x));
    this.#ask(() => this.fake.supervisor.reopenLogs());
    this.#pass(0);
  }

  // A program that cannot be looked at is not found, as in the original
  #lookUp(x: Subprocess): void {
    const command = findCommand(x.config, x.host);
    if (command.kind !== "command") this.told.push(command.text);
  }

  #request(action: (x: Subprocess) => unknown): void {
    const x = this.#x();
    if (x !== null) this.#ask(() => action(x));
  }

  #ask(action: () => unknown): void {
    try {
      this.fake.supervisor.turns.run(action);
    } catch (error) {
      this.told.push(errnoText(error));
    }
  }

  #exit(code: number, process = this.#x()): void {
    const pid = process?.record.pid ?? 0;
    this.#play(pid, () => this.fake.os.childWrite(pid, 1, "last words"));
    this.#play(pid, () => this.fake.os.exit(pid, code << 8));
    this.#pass(0);
  }

  /** What a child does, as long as it lives and has somebody at the other end. */
  #play(pid: number, action: () => unknown): void {
    if (!this.fake.os.running().includes(pid)) return;
    try {
      action();
    } catch (error) {
      if (errnoText(error) !== osError("write", "EPIPE").message) throw error;
    }
  }

  /** Lets everybody have a turn, and then time pass; a reaping that failed is tried again after a second. */
  #pass(seconds: number): void {
    const { supervisor, poller, clock, os } = this.fake;
    const settle = () => {
      for (let rounds = 0; rounds < 3; rounds++) {
        supervisor.turns.run(() => supervisor.reap());
        this.#answer();
        poller.run();
      }
    };
    settle();
    clock.advance(seconds);
    settle();
    const names = os.running().map((pid) => this.#nameOf(pid));
    if (new Set(names).size < names.length) throw new Error(`some program runs twice: ${names.join(" ")}`);
  }

  #nameOf(pid: number): string | undefined {
    return this.fake.os.spawned.find((spawned) => spawned.pid === pid)?.request.env["SUPERVISOR_PROCESS_NAME"];
  }

  /** Listeners say that they are ready, and accept what they get. */
  #answer(): void {
    const { os, supervisor } = this.fake;
    const pools = [...supervisor.groups.values()].filter(({ pool }) => pool !== null);
    for (const { record: { pid } } of pools.flatMap(({ processes }) => [...processes.values()])) {
      if (!this.#greeted.has(pid)) this.#play(pid, () => os.childWrite(pid, 1, "READY\n"));
      this.#greeted.add(pid);
      this.#play(pid, () => os.childRead(pid) === "" || os.childWrite(pid, 1, "RESULT 2\nOKREADY\n"));
    }
  }
}

/** Whether it is settled as soon as all that goes on by itself has gone on. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => void (settled = true);
  promise.then(settle, settle);
  for (let rounds = 0; rounds < 10; rounds++) await Promise.resolve();
  return settled;
}
