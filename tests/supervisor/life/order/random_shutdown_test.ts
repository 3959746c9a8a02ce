import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../../compat/generate/random.ts";
import type { GroupConfig } from "../../../../src/config/model/group_config.ts";
import type { Subprocess } from "../../../../src/supervisor/process/subprocess.ts";
import { IS_NIGHT } from "../../../support/is_night.ts";
import { FakeSupervisor } from "../../fake_supervisor.ts";
import { writtenGroups } from "../../written_groups.ts";
import { Model } from "./model.ts";

const CASES = IS_NIGHT ? 10_000 : 300;
const SIGTERM = 15;
/** Rounds after which everything must be down. */
const ROUNDS = 100;

/** Programs of random priorities that need each other at random. */
function randomGroups(random: Random): readonly GroupConfig[] {
  const names = Array.from({ length: 1 + random.below(12) }, (_, index) => `p${index}`);
  return writtenGroups(Object.fromEntries(names.map((name, index) => {
    const needs = names.slice(0, index).filter(() => random.chance(0.3)).map((other) =>
      `${other}:${random.pick(["started", "healthy", "completed"])}`
    );
    return [name, `priority=${random.below(3)}\nstartsecs=${random.below(3)}\ndepends_on=${needs.join(",")}\n`];
  })));
}

function shutDownOnce(seed: number): Promise<string> {
  const random = new Random(seed);
  const fake = new FakeSupervisor(randomGroups(random));
  const ended = fake.supervisor.run();
  const processes = [...fake.supervisor.groups.values()].flatMap((group) => [...group.processes.values()]);
  const model = new Model(processes);
  const living = () => processes.filter(({ record }) => record.pid > 0);
  const end = ({ config, record }: Subprocess) => record.pid > 0 && fake.exit(config.name, random.below(2));
  const pass = (chance: number) => {
    fake.clock.advance(random.below(3));
    for (const process of living()) if (random.chance(chance)) end(process);
  };
  for (let rounds = random.below(6); rounds > 0; rounds--) pass(0.2);

  const dependentsOf = (process: Subprocess) => living().filter((other) => model.needs(other, process));
  fake.os.whenKilled = (pid, signal) => {
    if (signal !== SIGTERM) return;
    const process = processes.find(({ record }) => record.pid === pid);
    if (process === undefined) throw new Error(`Cannot find pid ${pid}`);
    const { name, priority } = process.config;
    assertEquals(dependentsOf(process).map(({ config }) => config.name), [], `${name} was stopped before who needs it`);
    const free = living().filter((other) => dependentsOf(other).length === 0);
    assert(free.every(({ config }) => config.priority <= priority), `${name} was stopped before a higher priority`);
  };
  const before = fake.os.spawned.length;
  fake.supervisor.turns.run(() => fake.supervisor.shutdown());
  for (let rounds = 0; living().length > 0; rounds++) {
    assert(rounds < ROUNDS, `${living().map(({ config }) => config.name)} never ended`);
    for (const process of living()) if (process.record.state === "STOPPING" && random.chance(0.5)) end(process);
  }
  assertEquals(fake.os.spawned.length, before, "something was started");
  return ended;
}

Deno.test(`${CASES} shutdowns of up to 12 programs: who needs others first, then by priority, and all of them end`, async () => {
  for (let seed = 0; seed < CASES; seed++) {
    try {
      assertEquals(await shutDownOnce(seed), "SHUTDOWN");
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
