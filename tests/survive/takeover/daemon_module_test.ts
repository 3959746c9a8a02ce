import { assertEquals, assertStringIncludes } from "@std/assert";
import { daemonModule, type Order } from "../../../src/survive/takeover/daemon_module.ts";

async function run(order: Order): Promise<string> {
  const child = new Deno.Command("python3", { args: ["-"], stdin: "piped", stdout: "null", stderr: "piped" }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(daemonModule(order)));
  await writer.close();
  return new TextDecoder().decode((await child.output()).stderr);
}

Deno.test("daemonModule() does nothing but refuse where it is not wanted, in an exception that a reread hands on", async () => {
  const order = { executable: "/nonexistent/ä'\"\\", args: ["-c", "/x"], check: "c", pid: 1, until: 2 };
  assertStringIncludes(await run(order), "\nValueError: monovisor: it is not the process 1\n");
});

Deno.test("daemonModule() holds its order as it was given, on one line of ASCII", () => {
  const order = { executable: "/ä'\"\\\n", args: ["@ORDER@", "$&"], check: "c", pid: 1, until: 2 };
  const [, base64 = ""] = /^ORDER = json\.loads\(base64\.b64decode\("([A-Za-z0-9+/=]+)"\)/m.exec(daemonModule(order)) ??
    [];
  assertEquals(JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(base64))), order);
});
