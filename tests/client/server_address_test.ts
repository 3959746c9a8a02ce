import { assertEquals, assertThrows } from "@std/assert";
import { PythonError } from "../../src/client/python_error.ts";
import { parseServerUrl } from "../../src/client/server_address.ts";

Deno.test("parseServerUrl() finds host and port, or the socket's path", () => {
  const cases = [
    ["http://localhost:9001", "localhost 9001"],
    ["http://Host", "host 80"],
    ["http://user:pw@h:1/path?x", "h 1"],
    ["http://[::1]:9001/", "::1 9001"],
    ["unix:///run/s.sock", "/run/s.sock"],
  ] as const;
  for (const [url, text] of cases) {
    const address = parseServerUrl(url);
    assertEquals(address.transport === "unix" ? address.path : `${address.hostname} ${address.port}`, text);
  }
});

Deno.test("parseServerUrl() refuses other schemes and bad ports", () => {
  const cases = [
    ["https://h", "Unknown protocol for serverurl https://h"],
    ["http://h:x", "Port could not be cast to integer value as 'x'"],
    ["http://h:99999", "Port out of range 0-65535"],
  ] as const;
  for (const [url, message] of cases) {
    const error = assertThrows(() => parseServerUrl(url), PythonError);
    assertEquals([error.className, error.message], ["ValueError", message]);
  }
});
