import { assertEquals } from "@std/assert";
import { AnsiStage } from "../../../src/output/stages/ansi_stage.ts";
import { shown, text } from "../pieces.ts";

Deno.test("AnsiStage strips sequences, also when reads cut them (LOG-017)", () => {
  const stage = new AnsiStage();
  assertEquals(["a\x1b", "[3", "1mb\x1b"].map((chunk) => shown(stage.pass(text(chunk)))), [["a"], [], ["b"]]);
  assertEquals(shown(stage.end()), ["\x1b"]);
  assertEquals(shown(stage.pass(text("[1m"))), ["[1m"]);
});

Deno.test("AnsiStage gives back what it holds where captured text begins and ends, on its own side", () => {
  const stage = new AnsiStage();
  assertEquals(shown(stage.pass(text("a\x1b"))), ["a"]);
  assertEquals(shown(stage.pass({ kind: "begin" })), ["\x1b", "<begin>"]);
  assertEquals(shown(stage.pass(text("b\x1b", true))), ["captured b"]);
  assertEquals(shown(stage.pass({ kind: "end" })), ["captured \x1b", "<end>"]);
  assertEquals(shown(stage.end()), []);
});
