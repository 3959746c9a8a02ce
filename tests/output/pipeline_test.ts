import { assertEquals } from "@std/assert";
import { Pipeline } from "../../src/output/pipeline.ts";
import type { Sink } from "../../src/output/sinks/sink.ts";
import type { Piece } from "../../src/output/stages/piece.ts";
import type { Stage } from "../../src/output/stages/stage.ts";
import { shown, text } from "./pieces.ts";

/** Holds back the last piece. */
function late(): Stage {
  let held: readonly Piece[] = [];
  return {
    pass(piece) {
      const passed = held;
      held = [piece];
      return passed;
    },
    end: () => held,
  };
}

const twice: Stage = { pass: (piece) => [piece, piece], end: () => [] };

/** Writes down what happens to it. */
function recorder(name: string, seen: string[]): Sink {
  return {
    take: (piece) => void seen.push(`${name} ${shown([piece])}`),
    end: () => void seen.push(`${name} end`),
    reopen: () => void seen.push(`${name} reopen`),
    clear: () => void seen.push(`${name} clear`),
    close: () => void seen.push(`${name} close`),
  };
}

Deno.test("Pipeline takes each piece through the stages to each sink, in their order", () => {
  const seen: string[] = [];
  const pipeline = new Pipeline({ stages: [late(), twice], sinks: [recorder("a", seen), recorder("b", seen)] });
  pipeline.take(text("1"));
  assertEquals(seen, []);
  pipeline.take(text("2"));
  assertEquals(seen, ["a 1", "b 1", "a 1", "b 1"]);
});

Deno.test("Pipeline.end() passes what each stage held back through the stages behind it, then ends the sinks", () => {
  const seen: string[] = [];
  const pipeline = new Pipeline({ stages: [late(), twice], sinks: [recorder("a", seen)] });
  pipeline.take(text("1"));
  pipeline.end();
  assertEquals(seen, ["a 1", "a 1", "a end"]);
});

Deno.test("Pipeline is a sink, which may stand behind another one", () => {
  const seen: string[] = [];
  const inner = new Pipeline({ stages: [twice], sinks: [recorder("inner", seen)] });
  const pipeline = new Pipeline({ stages: [], sinks: [inner, { take: () => {} }, recorder("outer", seen)] });
  pipeline.take(text("1"));
  for (const act of [() => pipeline.end(), () => pipeline.reopen(), () => pipeline.clear(), () => pipeline.close()]) {
    act();
  }
  assertEquals(seen, [
    ...["inner 1", "inner 1", "outer 1"],
    ...["end", "reopen", "clear", "close"].flatMap((what) => [`inner ${what}`, `outer ${what}`]),
  ]);
});
