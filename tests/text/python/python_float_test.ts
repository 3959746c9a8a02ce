import { assertEquals } from "@std/assert";
import { pythonFloat } from "../../../src/text/python/python_float.ts";

Deno.test("pythonFloat() shows floats as Python's repr()", () => {
  const values = [0, -0, 1, -2.5, 0.0001, 0.00001, 1.5e-7, 123456789012345680, 1e15, 1e16, 1.25e16, 1e300];
  assertEquals(
    values.map(pythonFloat),
    ["0.0", "-0.0", "1.0", "-2.5", "0.0001", "1e-05", "1.5e-07", "1.2345678901234568e+17"]
      .concat(["1000000000000000.0", "1e+16", "1.25e+16", "1e+300"]),
  );
  assertEquals([NaN, Infinity, -Infinity].map(pythonFloat), ["nan", "inf", "-inf"]);
});
