import { assertEquals } from "@std/assert";
import { normalize } from "../../compat/normalize.ts";

const FACTS = {
  dir: "/tmp/mv-ab12",
  fixtures: "/repo/compat/fixtures",
  bins: ["/repo/dist", "/opt/reference/bin"],
  port: 40123,
  pids: [4711, 12],
} as const;

function normal(text: string): string {
  return normalize(text, FACTS);
}

Deno.test("normalize() names the folders of the run, plain and percent-encoded", () => {
  assertEquals(normal("/tmp/mv-ab12/s.sock"), "DIR/s.sock");
  assertEquals(normal("file=%2Ftmp%2Fmv-ab12"), "file=DIR");
  assertEquals(normal("/repo/dist/supervisord -h, /opt/reference/bin/pidproxy"), "BIN/supervisord -h, BIN/pidproxy");
  assertEquals(normal("/repo/compat/fixtures/listen.sh"), "FIXTURES/listen.sh");
});

Deno.test("normalize() replaces the port, but no number that only contains it", () => {
  assertEquals(normal("http://127.0.0.1:40123/RPC2"), "http://127.0.0.1:PORT/RPC2");
  assertEquals(normal("140123 401234"), "140123 401234");
});

Deno.test("normalize() removes log times and replaces dates", () => {
  assertEquals(normal("2026-11-22 10:00:00,123 INFO x\n2026-11-22 10:00:00,124 WARN y"), "INFO x\nWARN y");
  assertEquals(normal("Date: Sun, 22 Nov 2026 10:29:14 GMT"), "Date: HTTPDATE");
  assertEquals(normal("refreshed at Sun Nov  1 10:29:14 2026"), "refreshed at CTIME");
  assertEquals(normal("at%20Sun%20Nov%2022%2010%3A29%3A14%202026"), "at%20CTIME");
  assertEquals(normal("STOPPED   Nov 22 10:25 AM"), "STOPPED   DATE");
  assertEquals(normal("[22/Nov/2026:10:41:25 +0000]"), "[ACCESSTIME]");
});

Deno.test("normalize() keeps the epoch, which means never", () => {
  assertEquals(normal("STOPPED   Jan 01 12:00 AM"), "STOPPED   Jan 01 12:00 AM");
  assertEquals(normal("Expires: Thu, 01 Jan 1970 00:00:00 GMT"), "Expires: Thu, 01 Jan 1970 00:00:00 GMT");
  assertEquals(normal('"start":0,"stop":0,"now":1795343690'), '"start":0,"stop":0,"now":TIME');
});

Deno.test("normalize() replaces uptimes with and without days", () => {
  assertEquals(normal("pid 77, uptime 0:00:01"), "pid PID, uptime TIME");
  assertEquals(normal("pid 77, uptime 2 days, 10:00:01"), "pid PID, uptime TIME");
});

Deno.test("normalize() replaces pids where the text says so, and leaves 0", () => {
  assertEquals(normal("INFO spawned: 'cat' with pid 18586"), "INFO spawned: 'cat' with pid PID");
  assertEquals(normal("killing 'x' (18600) with SIGKILL"), "killing 'x' (PID) with SIGKILL");
  assertEquals(normal("killing x (pid 18600) with signal SIGTERM"), "killing x (pid PID) with signal SIGTERM");
  assertEquals(normal('"pid": 18586, "pid":0'), '"pid": PID, "pid":0');
  assertEquals(normal("from_state:STARTING pid:18586"), "from_state:STARTING pid:PID");
});

Deno.test("normalize() replaces a bare number on a line only when it is a known pid", () => {
  assertEquals(normal("4711\n0\n4712\n"), "PID\n0\n4712\n");
  assertEquals(normal("12 34\n"), "12 34\n");
});

Deno.test("normalize() replaces random names, addresses and source lines", () => {
  assertEquals(normal("cat-stdout---supervisor-a_9zzzz0.log"), "cat-stdout---supervisor-RANDOM.log");
  assertEquals(normal("<Subprocess at 139872345 with name x>"), "<Subprocess at ADDRESS with name x>");
  assertEquals(normal("error: x: file: /usr/lib/a.py line: 539"), "error: x: file: FILE line: N");
});

Deno.test("normalize() keeps the file and line of a configuration error", () => {
  assertEquals(normal("file: 'supervisord.conf', line: 1"), "file: 'supervisord.conf', line: 1");
});

Deno.test("normalize() leaves sizes, codes and signals as they are", () => {
  const text = "len:14 maxbytes 52428800 (exit status 3; not expected) fault 10";
  assertEquals(normal(text), text);
});

Deno.test("normalize() drops what the original's fg tells of its thread's end, and no other trouble of a connection", () => {
  const closed = "[stderr]\nCLOSED Cannot connect, error: <class 'SystemExit'> ()\n";
  assertEquals(normal(`Exiting foreground\n${closed}[exit 0]\n`), "Exiting foreground\n[exit 0]\n");
  const refused = "[stderr]\nCLOSED Cannot connect, error: <class 'ConnectionRefusedError'> ()\n";
  assertEquals(normal(refused), refused);
});
