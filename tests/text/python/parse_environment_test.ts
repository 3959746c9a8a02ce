import { assertEquals } from "@std/assert";
import { parseEnvironment } from "../../../src/text/python/parse_environment.ts";

Deno.test("parseEnvironment() keeps the order, the first of a name, and signs of equality in values", () => {
  const variables = parseEnvironment("PATH=/bin\0B=2\0A==\0B=3\0novalue\0EMPTY=\0");
  assertEquals(Object.entries(variables), [["PATH", "/bin"], ["B", "2"], ["A", "="], ["EMPTY", ""]]);
});

Deno.test("parseEnvironment() takes no name for more than a name", () => {
  assertEquals(Object.entries(parseEnvironment("__proto__=x\0=nameless\0")), [["__proto__", "x"], ["", "nameless"]]);
});
