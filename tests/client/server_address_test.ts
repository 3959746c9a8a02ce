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
    ["http://[::1", "Invalid IPv6 URL"],
    ["http://[zz]:1", "'zz' does not appear to be an IPv4 or IPv6 address"],
    ["http://[127.0.0.1]:1", "An IPv4 address cannot be in brackets"],
  ] as const;
  for (const [url, message] of cases) {
    const error = assertThrows(() => parseServerUrl(url), PythonError);
    assertEquals([error.className, error.message], ["ValueError", message]);
  }
});

Deno.test("parseServerUrl() refuses names in Python's words (CLI-036)", () => {
  const cases = [
    ["http://x..y:1", "UnicodeError", "encoding with 'idna' codec failed (UnicodeError: label empty or too long)"],
    ["http://:9001", "TypeError", "expected string or bytes-like object, got 'NoneType'"],
    [
      "http://a b:1",
      "http.client.InvalidURL",
      "URL can't contain control characters. 'a b' (found at least ' ')",
    ],
  ] as const;
  for (const [url, className, message] of cases) {
    const error = assertThrows(() => parseServerUrl(url), PythonError);
    assertEquals([error.className, error.message], [className, message]);
  }
});
