import { assertEquals, assertThrows } from "@std/assert";
import { pythonInt, pythonOctal } from "../../../src/text/python/python_int.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

Deno.test("pythonInt() reads what int() reads", () => {
  const table = { "0": 0, " 42\n": 42, "+7": 7, "-7": -7, "1_000": 1000, "007": 7, "-0": 0, "٣": 3, "१२": 12, "𝟗": 9 };
  for (const [text, number] of Object.entries(table)) assertEquals(pythonInt(text), number, text);
});

Deno.test("pythonInt() refuses the rest with int()'s words", () => {
  for (const text of ["", "x", "1.5", "0x10", "1__0", "_1", "1_", "- 1", "1 0", "٣x"]) {
    const error = assertThrows(() => pythonInt(text), ValueError);
    assertEquals(error.message, `invalid literal for int() with base 10: '${text}'`);
  }
});

Deno.test("pythonInt() shows the text as a repr of at most 200 characters", () => {
  const error = assertThrows(() => pythonInt("x".repeat(300)), ValueError);
  assertEquals(error.message, `invalid literal for int() with base 10: '${"x".repeat(199)}`);
});

Deno.test("pythonOctal() reads base 8 and gives null for the rest", () => {
  assertEquals(["022", "22", "0o22", " 0O_22 ", "-7", "2_2"].map(pythonOctal), [18, 18, 18, 18, -7, 18]);
  assertEquals(["99", "", "8", "0x1", "o7"].map(pythonOctal), [null, null, null, null, null]);
});
