import { assertEquals } from "@std/assert";
import { childEnvironment } from "../../../src/supervisor/process/child_environment.ts";
import { processConfig } from "../../support/process_config.ts";

const OPTIONS = { group: "g", serverurl: "http://127.0.0.1:9001", files: {} };

Deno.test("childEnvironment() tells a child its names and its server (PROC-021, PROC-024)", () => {
  assertEquals(childEnvironment(processConfig({ name: "g_05" }), OPTIONS), {
    SUPERVISOR_ENABLED: "1",
    SUPERVISOR_SERVER_URL: "http://127.0.0.1:9001",
    SUPERVISOR_PROCESS_NAME: "g_05",
    SUPERVISOR_GROUP_NAME: "g",
  });
});

Deno.test("childEnvironment() has environment= last, which wins over SUPERVISOR_* (PROC-022)", () => {
  const environment = { SUPERVISOR_ENABLED: "over", SUPERVISOR_GROUP_NAME: "", A: "1" };
  assertEquals(Object.entries(childEnvironment(processConfig({ environment }), OPTIONS)), [
    ["SUPERVISOR_ENABLED", "over"],
    ["SUPERVISOR_SERVER_URL", "http://127.0.0.1:9001"],
    ["SUPERVISOR_PROCESS_NAME", "cat"],
    ["SUPERVISOR_GROUP_NAME", ""],
    ["A", "1"],
  ]);
});

Deno.test("childEnvironment() takes serverurl= before the server's own; none without a server (PROC-023)", () => {
  const url = (own: string | null, serverurl: string | null) =>
    childEnvironment(processConfig({ serverurl: own }), { group: "g", serverurl, files: {} })["SUPERVISOR_SERVER_URL"];
  assertEquals(url("unix:///own.sock", "unix:///s.sock"), "unix:///own.sock");
  assertEquals(url("unix:///own.sock", null), "unix:///own.sock");
  assertEquals(url(null, "unix:///s.sock"), "unix:///s.sock");
  assertEquals(url(null, null), undefined);
});
