import { assertEquals } from "@std/assert";
import { Logger } from "../../src/logs/logger.ts";
import { Rounds } from "../../src/probes/rounds.ts";
import { FakeClock } from "../support/fake_clock.ts";

function scene() {
  const clock = new FakeClock();
  const done: unknown[] = [];
  const turns = { run: (action: () => void) => (done.push("turn"), action()) };
  const write = (line: Uint8Array) => void done.push(new TextDecoder().decode(line).slice(24, -1));
  const logger = new Logger("info", { handlers: [{ write, reopen() {} }], now: () => new Date(0) });
  return { clock, done, rounds: new Rounds({ clock, turns, logger }) };
}

Deno.test("Rounds does what is due at one instant in one turn, whatever one of it throws", () => {
  const { clock, done, rounds } = scene();
  rounds.at(2, () => done.push("later"));
  rounds.at(1, () => done.push("a"));
  rounds.at(1, () => {
    rounds.at(1, () => done.push("once more"));
    throw new Error("no");
  });
  rounds.at(1, () => done.push("b"));
  clock.advance(1);
  const fault = "CRIT Cannot look after a program: no";
  assertEquals(done, ["turn", "a", fault, "b", "turn", "once more"]);
  clock.advance(1);
  assertEquals(done.slice(6), ["turn", "later"]);
});

Deno.test("Rounds does nothing that has been cancelled, and no turn for nothing", () => {
  const { clock, done, rounds } = scene();
  const cancel = [1, 2].map((name) => rounds.at(1, () => done.push(name)));
  cancel[0]?.();
  cancel[0]?.();
  const alone = rounds.at(2, () => done.push("alone"));
  alone();
  assertEquals(clock.pending(), [1]);
  rounds.at(2, () => done.push("anew"));
  alone();
  clock.advance(2);
  cancel[1]?.();
  assertEquals(done, ["turn", 2, "turn", "anew"]);
});
