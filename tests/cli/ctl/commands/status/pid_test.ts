import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { info } from "../../shell/literals.ts";
import { shown } from "../../shell/run_lines.ts";

Deno.test("pid shows supervisord's", async () => {
  assertEquals(await shown("pid", { getPID: 42 }), ["42\n", 0]);
});

Deno.test("pid NAME shows a process's, and exits with 7 for one that is not there", async () => {
  const getProcessInfo = (name: unknown) => info("x", { pid: name === "off" ? 0 : 8 });
  assertEquals(await shown("pid off on", { getProcessInfo }), ["0\n8\n", 7]);
});

Deno.test("pid all shows one a line and exits with 0", async () => {
  const getAllProcessInfo = [info("a", { pid: 8 }), info("b", { pid: 0 })];
  assertEquals(await shown("pid all", { getAllProcessInfo }), ["8\n0\n", 0]);
});

Deno.test("pid of an unknown name exits with 1", async () => {
  const getProcessInfo = RpcFault.of("BAD_NAME", "nope");
  assertEquals(await shown("pid nope", { getProcessInfo }), ["No such process nope\n", 1]);
});
