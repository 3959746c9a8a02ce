import { assertEquals } from "@std/assert";
import { httpLog } from "../../../src/http/http_log.ts";
import { accessLogLine } from "../../../src/http/server/access_log.ts";
import { logInto } from "../log_into.ts";

const entry = {
  peer: { host: "localhost", port: 0 },
  now: Date.UTC(2026, 10, 22, 10, 41, 25) / 1000 + 0.9,
  line: "POST /RPC2 HTTP/1.1",
  status: 200,
  bytes: 251,
};

Deno.test("accessLogLine() writes the original's line", () => {
  assertEquals(accessLogLine(entry), 'localhost:0 - - [22/Nov/2026:10:41:25 +0000] "POST /RPC2 HTTP/1.1" 200 251');
  assertEquals(
    accessLogLine({
      ...entry,
      peer: { host: "127.0.0.1", port: 37482 },
      now: Date.UTC(2026, 0, 2) / 1000,
      status: 404,
    }),
    '127.0.0.1:37482 - - [02/Jan/2026:00:00:00 +0000] "POST /RPC2 HTTP/1.1" 404 251',
  );
});

Deno.test("accessLogLine() does not tell the token of our pages", () => {
  const line = (token: string) => accessLogLine({ ...entry, line: `GET /?token=${token}&action=stop HTTP/1.1` });
  assertEquals(line("0123456789abcdef".repeat(2)), line("..."));
  assertEquals(line("x").includes("?token=x&"), true);
});

Deno.test("accessLogLine() keeps a request from writing lines of its own", () => {
  assertEquals(
    accessLogLine({ ...entry, line: "GET /\n2026 CRIT \x1b[31m HTTP/1.1" }),
    'localhost:0 - - [22/Nov/2026:10:41:25 +0000] "GET /\\x0a2026 CRIT \\x1b[31m HTTP/1.1" 200 251',
  );
});

Deno.test("httpLog() tells of errors as errors and of all else at trace", () => {
  const lines: string[] = [];
  for (const message of ["GET /", "GET /ERRORS"]) {
    httpLog(logInto(lines), message);
  }
  assertEquals(lines, ["trace GET /", "error GET /ERRORS"]);
});
