import { assertEquals } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import { EventBus } from "../../src/events/bus.ts";
import { Logger } from "../../src/logs/logger.ts";
import { PROCESS_STATES } from "../../src/process/state.ts";
import { Rounds } from "../../src/probes/rounds.ts";
import type { Host } from "../../src/supervisor/host.ts";
import { ProcessGroup } from "../../src/supervisor/life/process_group.ts";
import { Reaper } from "../../src/supervisor/life/reaper.ts";
import type { Subprocess } from "../../src/supervisor/process/subprocess.ts";
import { Outlets } from "../../src/supervisor/outlets/outlets.ts";
import { Turns } from "../../src/supervisor/turns.ts";
import { groupShape } from "../../src/survive/group_shape.ts";
import { list, type Shape } from "../../src/survive/shape.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";
import { FakePoller } from "../support/fake_poller.ts";
import { FakeSockets } from "../support/fake_sockets.ts";
import { GROUPS } from "./all_kinds_of_groups.ts";
import { SETTINGS } from "./fake_supervisor.ts";

const CASES = 150;
const STEPS = 60;
const groupsShape: Shape<readonly ReturnType<ProcessGroup["snapshot"]>[]> = list(groupShape);

/** A clock whose timers can be forgotten, as they are when a program is replaced. */
class ImageClock extends FakeClock {
  readonly #clock: FakeClock;
  readonly #cancels = new Set<() => void>();

  constructor(clock: FakeClock) {
    super();
    this.#clock = clock;
  }

  override now(): number {
    return this.#clock.now();
  }

  override monotonic(): number {
    return this.#clock.monotonic();
  }

  override at(instant: number, callback: () => void): () => void {
    const cancel = this.#clock.at(instant, callback);
    this.#cancels.add(cancel);
    return cancel;
  }

  forget(): void {
    for (const cancel of this.#cancels) cancel();
  }
}

/** Everything that one program holds in memory, over a world that outlives it. */
class Image {
  readonly clock: ImageClock;
  readonly poller: FakePoller;
  readonly turns = new Turns(() => this.#dispatch());
  readonly groups: readonly ProcessGroup[];
  readonly reaper: Reaper;

  constructor(world: World, states: readonly ReturnType<ProcessGroup["snapshot"]>[] | null) {
    this.clock = new ImageClock(world.clock);
    this.poller = new FakePoller(world.os);
    const logger = new Logger("debug", { handlers: [world], now: () => new Date(0) });
    const events = new EventBus(world.serial, { logger });
    const host: Host = {
      ...{ os: world.os, clock: this.clock, poller: this.poller, turns: this.turns, events },
      sockets: world.sockets,
      outlets: new Outlets({ os: world.os, clock: this.clock, poller: this.poller, sockets: world.sockets }),
      ...{ settings: SETTINGS, environment: {}, serverurl: null, mayStart: () => true, killedForMemory: () => false },
      ...{ logger, rounds: new Rounds({ clock: this.clock, turns: this.turns, logger }) },
      born: (pid, child) => this.reaper.children.born(pid, child),
      emit: (event) => events.notify(event),
      changed: () => {},
    };
    this.reaper = new Reaper({ host, onEnd: () => {} });
    this.groups = GROUPS.map((config, index) => new ProcessGroup(config, { host, state: states?.[index] ?? null }));
    this.turns.run(() => this.groups.forEach((group) => group.resume()));
  }

  snapshot() {
    return this.groups.map((group) => group.snapshot());
  }

  process(name: string): Subprocess {
    const found = this.groups.flatMap((group) => [...group.processes.values()]).find((one) => one.config.name === name);
    if (found === undefined) throw new Error(`Cannot find process ${name}`);
    return found;
  }

  #dispatch(): void {
    for (const group of this.groups) group.dispatch();
  }
}

/** Files, children and time, and the image that acts on them at present. */
class World {
  readonly os = new FakeOs();
  readonly sockets = new FakeSockets(this.os);
  readonly clock = new FakeClock();
  readonly serial = { next: 0 };
  readonly log: string[] = [];
  readonly heard: string[] = [];
  readonly states = new Set<string>();
  image: Image;

  constructor() {
    this.os.addFile("/bin/cat", "", { mode: 0o755 });
    this.os.whenKilled = (pid, signal) => signal === 9 && this.os.exit(pid, 9);
    this.image = new Image(this, null);
  }

  write(line: Uint8Array): void {
    this.log.push(new TextDecoder().decode(line).slice(24));
  }

  reopen(): void {}

  /** The image is replaced by another one that goes on from what it has written down. */
  replace(): void {
    this.#settle();
    const snapshot = this.image.snapshot();
    const written = JSON.parse(JSON.stringify(snapshot));
    groupsShape(written, "groups");
    this.image.clock.forget();
    this.image = new Image(this, written);
    assertEquals(this.image.snapshot(), snapshot);
  }

  /** One thing happens. No two at the same instant: which of two timers runs first is nobody's business. */
  step(random: Random): void {
    this.clock.advance(0.001);
    const process = this.image.process(random.pick(["f1", "f2", "p1", "p2", "l"]));
    const { pid, state } = process.record;
    this.states.add(state);
    const lives = this.os.running().includes(pid);
    const acts: readonly (() => void)[] = [
      () => this.#ask(() => process.start()),
      () => this.#ask(() => process.stop()),
      () => this.#ask(() => process.write(new Uint8Array(random.below(50_000)).fill(120))),
      () => this.clock.advance(random.below(5) / 2),
      () => void (lives && this.os.exit(pid, random.below(2) << 8)),
      () => void (lives && this.heard.push(this.os.childRead(pid))),
      () => this.#say(process, random),
      () => this.#say(process, random),
    ];
    random.pick(acts)();
    this.#settle();
  }

  end() {
    const { os, log, heard } = this;
    const files = os.list("/tmp").map((name) => [name, os.stat(`/tmp/${name}`)?.size]);
    return {
      log,
      heard,
      files,
      kills: os.kills,
      running: os.running(),
      openFds: os.openFds(),
      snapshot: this.image.snapshot(),
    };
  }

  #say({ record, config }: Subprocess, random: Random): void {
    if (!this.os.running().includes(record.pid)) return;
    const program = ["a\n", "<!--XSUPERVISOR:BEGIN-->b", "<!--XSUPERVISOR:END-->", "<!--X"];
    const listener = ["READY\n", "RESULT 2\nOK", "RESULT 4\nFA", "IL"];
    this.os.childWrite(record.pid, 1, random.pick(config.name === "l" ? listener : program));
  }

  #ask(action: () => void): void {
    try {
      this.image.turns.run(action);
    } catch (error) {
      this.log.push(String(error));
    }
  }

  #settle(): void {
    for (let rounds = 0; rounds < 3; rounds++) {
      this.image.turns.run(() => this.image.reaper.reap());
      this.image.poller.run();
    }
  }
}

Deno.test(`groups that go on from their snapshots at any moment live ${CASES} lives as if nothing had been`, () => {
  const states = new Set<string>();
  for (let seed = 0; seed < CASES; seed++) {
    const [whole, replaced] = [new World(), new World()];
    const cuts = new Random(seed + 1000);
    const [first, second] = [new Random(seed), new Random(seed)];
    for (let step = 0; step < STEPS; step++) {
      whole.step(first);
      replaced.step(second);
      if (cuts.chance(0.3)) replaced.replace();
    }
    assertEquals(replaced.end(), whole.end(), `seed ${seed}`);
    for (const state of whole.states) states.add(state);
  }
  assertEquals([...states].sort(), Object.keys(PROCESS_STATES).filter((state) => state !== "UNKNOWN").sort());
});
