import { assertEquals } from "@std/assert";
import { metrics } from "../../../src/http/app/metrics.ts";

Deno.test("metrics() gives the text to who reads, and takes nothing", async () => {
  const handler = metrics(() => Promise.resolve("m 1\n"));
  const head = (method: string, path: string) => ({ line: "", method, path, query: "", version: "1.1", headers: [] });
  assertEquals(["/metrics", "/metrics/", "/metric"].map((path) => handler.matches(head("GET", path))), [
    true,
    false,
    false,
  ]);
  const ask = async (method: string) =>
    await handler.handle({ head: head(method, "/metrics"), body: new Uint8Array() });
  const { status, headers, body } = await ask("GET");
  assertEquals([status, body, headers], [200, new TextEncoder().encode("m 1\n"), [
    ["Content-Type", "text/plain; version=0.0.4; charset=utf-8"],
    ["Content-Length", "4"],
  ]]);
  assertEquals((await ask("POST")).status, 400);
});
