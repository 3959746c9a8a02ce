import { assertEquals, assertInstanceOf } from "@std/assert";
import { FAULTS, RpcFault } from "../../../src/rpc/codec/fault.ts";

Deno.test("RpcFault.of() writes the name, and what comes after it", () => {
  assertEquals(RpcFault.of("BAD_NAME", "zz").text, "BAD_NAME: zz");
  assertEquals(RpcFault.of("BAD_NAME", "zz").code, 10);
  assertEquals(RpcFault.of("FAILED").text, "FAILED");
  assertEquals(RpcFault.of("NO_FILE", "").text, "NO_FILE: ");
  assertInstanceOf(RpcFault.of("FAILED"), Error);
});

Deno.test("FAULTS holds the codes that clients know", () => {
  assertEquals(Object.values(FAULTS), [1, 2, 3, 4, 6, 10, 11, 20, 21, 30, 40, 50, 60, 70, 80, 90, 91, 92]);
});
