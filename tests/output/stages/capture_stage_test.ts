import { assertEquals } from "@std/assert";
import { CaptureStage } from "../../../src/output/stages/capture_stage.ts";
import { shown, text } from "../pieces.ts";

const BEGIN = "<!--XSUPERVISOR:BEGIN-->";
const END = "<!--XSUPERVISOR:END-->";

Deno.test("CaptureStage marks what stands between two tokens (LOG-021)", () => {
  const stage = new CaptureStage();
  assertEquals(shown(stage.pass(text(`a${BEGIN}b${END}c`))), ["a", "<begin>", "captured b", "<end>", "c"]);
});

Deno.test("CaptureStage knows over its reads on which side of a token it is", () => {
  const stage = new CaptureStage();
  assertEquals(shown(stage.pass(text(`a${BEGIN}b`))), ["a", "<begin>", "captured b"]);
  assertEquals(shown(stage.pass(text("c"))), ["captured c"]);
  assertEquals(shown(stage.pass(text("d<!--X"))), ["captured d"]);
  assertEquals(shown(stage.end()), ["captured <!--X"]);
});
