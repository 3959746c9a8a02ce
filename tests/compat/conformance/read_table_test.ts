import { assertEquals, assertThrows } from "@std/assert";
import { readTable } from "../../../compat/conformance/read_table.ts";

Deno.test("readTable() gives the cells of each row, empty ones too", () => {
  assertEquals(readTable("id\twhy\nA\tb c\nD\t\n", ["id", "why"]), [["A", "b c"], ["D", ""]]);
});

Deno.test("readTable() refuses other columns, and rows of another length", () => {
  assertThrows(() => readTable("id\n", ["id", "why"]), Error, "its columns are id");
  assertThrows(() => readTable("id\twhy\nA\n", ["id", "why"]), Error, "line 2 of the table: 1 cells for 2 columns");
});
