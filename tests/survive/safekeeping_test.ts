import { assertEquals } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import type { GroupSnapshot } from "../../src/supervisor/life/groups.ts";
import { NOTHING_WRITTEN } from "../../src/supervisor/process/subprocess_options.ts";
import type { DescriptorStore } from "../../src/os/descriptor_store.ts";
import type { Keeper, KeeperResult } from "../../src/os/keeper.ts";
import { attempt } from "../../src/logs/attempt.ts";
import { Lives } from "../../src/survive/lives.ts";
import { readJournal } from "../../src/survive/read_journal.ts";
import { readKeeperFile } from "../../src/survive/keeper_file.ts";
import { Safekeeping } from "../../src/survive/safekeeping.ts";
import { GROUPS } from "../supervisor/all_kinds_of_groups.ts";
import { FakeSupervisor } from "../supervisor/fake_supervisor.ts";
import { mapFds } from "../../src/survive/map_fds.ts";
import type { SupervisorState } from "../../src/survive/supervisor_state.ts";
import { leftToStore } from "../../src/survive/left.ts";
import { storedLifeName, storedName } from "../../src/survive/stored_name.ts";
import { stateOf } from "./supervisor_state.ts";

const LIVES = 60;
const STEPS = 60;
const FILE = "/tmp/supervisord.pid.keeper";

/** What a service manager holds, by name. */
class FakeStore implements DescriptorStore {
  readonly room: number;
  readonly held = new Map<string, readonly number[]>([["monovisor-former", [1]]]);

  constructor(room = Infinity) {
    this.room = room;
  }

  add(name: string, fds: readonly number[]): void {
    if (this.held.has(name)) throw new Error(`${name} is there already`);
    this.held.set(name, fds);
  }

  remove(name: string): void {
    if (!this.held.delete(name)) throw new Error(`${name} is not there`);
  }

  [Symbol.dispose](): void {}
}

/** A world with a keeper; pidfds are numbers that mean nothing there. */
class KeptWorld {
  readonly world: FakeSupervisor;
  readonly ended: number[] = [];
  readonly lives: Lives;
  readonly keeping: Safekeeping | null;
  readonly refusals: string[] = [];
  #memories = 0;

  constructor({ made, store = null }: { readonly made?: KeeperResult; readonly store?: FakeStore | null } = {}) {
    this.world = new FakeSupervisor(GROUPS, { adopt: true }, { onChange: (change) => this.keeping?.note(change) });
    const { os, supervisor } = this.world;
    os.whenKilled = (pid, signal) => signal === 9 && os.exit(pid, 9);
    const processes = {
      identify: (pid: number) => ({ pid, startTime: pid * 2 }),
      isAlive: () => true,
      open: () => os.open("/tmp/pidfd", "append"),
      exitStatus: () => 0,
      behindPipe: () => null,
    };
    this.lives = new Lives({ os, processes }, []);
    const keeper: Keeper = {
      ...{ pid: 4, startTime: 8 },
      take: (fd) => os.duplicate(fd),
      end: () => void this.ended.push(4),
      [Symbol.dispose]() {},
    };
    this.keeping = Safekeeping.begin({
      os,
      processes,
      supervisor,
      store: store === null ? null : () => store,
      formerlyStored: ["monovisor-former"],
      handover: { memory: (name) => os.open(`/tmp/${name}${this.#memories++}`, "append") },
      keepers: { make: () => made ?? { kind: "made", keeper }, find: () => null },
      logger: supervisor.options.logger,
      lives: this.lives,
      state: () => ({ ...stateOf(this.world), lives: this.lives.snapshot() }),
      pidfile: "/tmp/supervisord.pid",
      configfile: "/etc/s.conf",
      onRefused: (reason) => this.refusals.push(reason),
    });
    this.world.run();
  }

  /** One thing happens. */
  step(random: Random): void {
    const { world, world: { os, clock, supervisor } } = this;
    clock.advance(0.001);
    const process = world.process(random.pick(["f1", "f2", "p1", "p2", "l"]));
    const { pid } = process.record;
    const lives = os.running().includes(pid);
    const program = ["a\n", "<!--XSUPERVISOR:BEGIN-->b", "<!--XSUPERVISOR:END-->", "<!--X"];
    const listener = ["READY\n", "RESULT 2\nOK", "RESULT 4\nFA", "IL"];
    const acts: readonly (() => void)[] = [
      () => process.start(),
      () => process.stop(),
      () => process.record.state === "RUNNING" && process.write(new Uint8Array(random.below(50_000)).fill(120)),
      () => clock.advance(random.below(5) / 2),
      () => lives && os.exit(pid, random.below(2) << 8),
      () => lives && os.childRead(pid),
      () => lives && os.childWrite(pid, 1, random.pick(process.config.name === "l" ? listener : program)),
      () => lives && os.childClose(pid, random.below(3)),
      () => supervisor.reread(),
      () => world.emit("a", "b"),
    ];
    const act = random.pick(acts);
    // What a broken pipe answers is for the caller
    supervisor.turns.run(() => attempt("act", act, supervisor.options));
    for (let round = 0; round < 3; round++) {
      supervisor.turns.run(() => supervisor.reap());
      world.poller.run();
    }
  }

  /** What the next supervisord would find. */
  found(): SupervisorState {
    const file = readKeeperFile(this.world.os, FILE);
    if (file === null) throw new Error("Cannot find the keeper's file");
    return readJournal(this.world.os, file.journal);
  }
}

/**
 * Where logs stand is no part of it, since they are opened anew, nor is time, nor which ticks have been told, nor how much
 * was written.
 */
function comparable(state: SupervisorState): SupervisorState {
  const running = new Set(
    state.supervisor.groups.active.flatMap(({ state: { processes } }) =>
      Object.values(processes).map(({ record }) => record.pid)
    ),
  );
  const lives = state.lives.filter(({ pid }) => running.has(pid)).toSorted((one, other) => one.pid - other.pid);
  const { active, removed } = state.supervisor.groups;
  const groups = { active: active.map(uncounted), removed: removed.map(uncounted) };
  const supervisor = { ...state.supervisor, groups, ticks: {} };
  return mapFds({ ...state, supervisor, at: 0, lives }, (fd, of) => of === "log" ? null : fd);
}

function uncounted({ config, state }: GroupSnapshot): GroupSnapshot {
  const processes = Object.entries(state.processes).map(([name, process]) => {
    return [name, { ...process, written: NOTHING_WRITTEN }] as const;
  });
  return { config, state: { ...state, processes: Object.fromEntries(processes) } };
}

Deno.test(`whatever happens, the journal tells what the supervisor is like, in ${LIVES} lives`, () => {
  for (let seed = 0; seed < LIVES; seed++) {
    const random = new Random(seed);
    const kept = new KeptWorld();
    for (let step = 0; step < STEPS; step++) {
      kept.step(random);
      const state = { ...stateOf(kept.world), lives: kept.lives.snapshot() };
      assertEquals(comparable(kept.found()), comparable(state), `seed ${seed}, step ${step}`);
    }
    kept.keeping?.[Symbol.dispose]();
    assertEquals([kept.ended, readKeeperFile(kept.world.os, FILE)], [[4], null]);
  }
});

/** The names of all that has to be held of this state. */
function namesOf(kept: KeptWorld, state: SupervisorState): readonly string[] {
  const names: string[] = [];
  mapFds({ ...state, lives: [] }, (fd, of) => {
    if (of === "other") names.push(storedName(kept.world.os.statFd(fd).inode));
    return fd;
  });
  return [...names, ...comparable(state).lives.map(storedLifeName), kept.keeping?.journalName ?? ""].toSorted();
}

Deno.test(`a service manager's store has just what is needed, whatever happens, in ${LIVES} lives`, () => {
  for (let seed = 0; seed < LIVES; seed++) {
    const random = new Random(seed);
    const store = new FakeStore();
    const kept = new KeptWorld({ store });
    for (let step = 0; step < STEPS; step++) {
      kept.step(random);
      const state = { ...stateOf(kept.world), lives: kept.lives.snapshot() };
      assertEquals([...store.held.keys()].toSorted(), namesOf(kept, state), `seed ${seed}, step ${step}`);
      const given = [...store.held].flatMap(([name, fds]) => fds.map((fd) => ({ name, fd })));
      const left = leftToStore(given)?.left;
      if (left === undefined) throw new Error("There is no journal");
      const { lives, ...found } = readJournal(kept.world.os, left.journal);
      const taken = {
        ...mapFds({ ...found, lives: [] }, (fd, of) => of === "log" ? null : left.take(fd)),
        lives: lives.filter(({ pid }) => kept.world.os.running().includes(pid)).map((life) => ({
          ...life,
          pidfd: left.takeLife(life),
        })),
      };
      const daemon = { ...state.daemon, journal: kept.keeping?.journalName ?? null };
      assertEquals(comparable(taken), comparable({ ...state, daemon }), `seed ${seed}, step ${step}`);
    }
    kept.keeping?.[Symbol.dispose]();
    assertEquals([[...store.held], kept.ended, readKeeperFile(kept.world.os, FILE)], [[], [], null]);
  }
});

Deno.test("a store that is too small is told of, and a keeper is made instead", () => {
  const store = new FakeStore(4);
  const { world, keeping, ended } = new KeptWorld({ store });
  assertEquals(world.log.filter((line) => line.includes("Cannot keep")), [
    "CRIT Cannot keep programs over a crash of supervisord any more: " +
    "the service manager holds 4 descriptors, and more are needed: raise FileDescriptorStoreMax=",
  ]);
  assertEquals([keeping?.journalName, [...store.held]], [null, []]);
  assertEquals(readKeeperFile(world.os, FILE)?.keeper, { pid: 4, startTime: 8 });
  keeping?.[Symbol.dispose]();
  assertEquals([ended, readKeeperFile(world.os, FILE)], [[4], null]);
});

Deno.test("where there is no keeper to be had it is said, and everything goes on", () => {
  const { world, keeping, refusals } = new KeptWorld({ made: { kind: "refused", reason: "Linux 5.6 is needed" } });
  assertEquals([keeping, refusals], [null, ["Linux 5.6 is needed"]]);
  assertEquals(world.os.stat(FILE), null);
  world.exit("p1");
});

Deno.test("when the journal cannot be written any more, it is said once, and nothing is left to be adopted", () => {
  const kept = new KeptWorld();
  const { os } = kept.world;
  os.failNext("write", "ENOSPC");
  kept.world.exit("p1");
  kept.world.exit("p2");
  assertEquals(kept.world.log.filter((line) => line.includes("Cannot keep")), [
    "CRIT Cannot keep programs over a crash of supervisord any more: [Errno 28] No space left on device",
  ]);
  assertEquals([kept.ended, os.stat(FILE)], [[4], null]);
});
