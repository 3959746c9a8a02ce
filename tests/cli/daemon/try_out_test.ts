import { assertEquals, assertThrows } from "@std/assert";
import { tryOut } from "../../../cli/daemon/try_out.ts";
import type { Config } from "../../../src/config/model/config.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import { load } from "../../config/load_support.ts";
import { FakeOs } from "../../support/fake_os.ts";

const NONE = load("[supervisord]\n");
const world = { directories: ["/run", "/tmp", "/gone"] };

function config(text: string): Config {
  return load(`[supervisord]\nlogfile=/tmp/log\nchildlogdir=/tmp\n${text}`, { world });
}

/** Why `text` would be refused. */
function refusal(text: string, os = new FakeOs()): string {
  os.addDirectory("/run");
  return assertThrows(() => tryOut(config(text), { os, active: NONE }), ConfigError).message;
}

Deno.test("tryOut() gives what can be started with, and leaves nothing (DAEMON-036)", () => {
  const os = new FakeOs();
  os.addDirectory("/run");
  const next = config(
    "[unix_http_server]\nfile=/run/s\n[inet_http_server]\nport=9001\n[program:x]\ncommand=/bin/cat\n",
  );
  assertEquals(tryOut(next, { os, active: NONE }), next);
  assertEquals([os.list("/run"), os.list("/tmp"), os.openFds()], [[], [], []]);
});

Deno.test("tryOut() refuses in the words that the start would have (DAEMON-036)", () => {
  const server = "Cannot open an HTTP server: socket.error reported";
  const fcgi = "[fcgi-program:f]\ncommand=/bin/cat\nsocket=unix://";
  const cases = [
    ["[unix_http_server]\nfile=/gone/s\n", `${server} errno.ENOENT (2)`],
    ["[unix_http_server]\nfile=/run\n", "Cannot remove the stale socket /run: [Errno 21] Is a directory"],
    [`[unix_http_server]\nfile=/run/${"s".repeat(105)}\n`, `${server} AF_UNIX path too long`],
    [`${fcgi}/gone/f\n`, "Could not create FastCGI socket unix:///gone/f: [Errno 2] No such file or directory"],
    [`${fcgi}/run\n`, "Could not create FastCGI socket unix:///run: [Errno 21] Is a directory: '/run'"],
    ["logfile=/run\n", "Cannot open the log file: [Errno 21] Is a directory: '/run'"],
    [
      "childlogdir=/gone\n[program:x]\ncommand=/bin/cat\n",
      "Cannot create the log file '/gone/x-stdout---supervisor-*.log': " +
      "[Errno 2] No such file or directory",
    ],
    [
      "[inet_http_server]\nport=9001\n[rpcinterface:supervisor]\nretries=1\n" +
      "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n",
      "Could not make supervisor rpc interface: TypeError: make_main_rpcinterface() got an unexpected keyword argument " +
      "'retries'",
    ],
  ] as const;
  for (const [text, message] of cases) assertEquals(refusal(text), message, text);
});

Deno.test("tryOut() leaves an address in use to the start, as it may be our own programs' (DAEMON-036)", () => {
  const os = new FakeOs();
  os.failNext("bind", "EADDRINUSE");
  const next = config("[inet_http_server]\nport=localhost:9001\n");
  assertEquals(tryOut(next, { os, active: NONE }), next);
});

Deno.test("tryOut() tells of a host that is not ours, but for the server that is open there now (DAEMON-036)", () => {
  const os = new FakeOs();
  os.failNext("bind", "EADDRNOTAVAIL");
  const next = config("[inet_http_server]\nport=10.0.0.1:9001\n");
  assertEquals(tryOut(next, { os, active: next }), next);
  assertThrows(() => tryOut(next, { os, active: NONE }), ConfigError, "errno.EADDRNOTAVAIL (99)");
});
