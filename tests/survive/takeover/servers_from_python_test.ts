import { assertEquals, assertThrows } from "@std/assert";
import { serversFromPython } from "../../../src/survive/takeover/servers_from_python.ts";
import { TakeoverError } from "../../../src/survive/takeover/takeover_error.ts";
import { configOf } from "./python_literals.ts";

const { servers } = configOf("[unix_http_server]\nfile=/tmp/s\n[inet_http_server]\nport=9001\n");
const UNIX = { section: "unix_http_server", fd: 4, file: "/tmp/s", inode: 77, host: null, port: null };
const INET = { section: "inet_http_server", fd: 3, file: null, inode: null, host: "", port: 9001 };

Deno.test("serversFromPython() goes on with each server and its clients, in the order of the configuration", () => {
  const connections = [{ fd: 9, host: "127.0.0.1", port: 5000 }];
  assertEquals(serversFromPython([{ ...UNIX, connections: [] }, { ...INET, connections }], servers), [
    {
      listening: { fd: 3, inode: null },
      connections: [{ fd: 9, peer: { host: "127.0.0.1", port: 5000 }, received: "", unsent: "", ends: false }],
    },
    { listening: { fd: 4, inode: 77 }, connections: [] },
  ]);
  assertThrows(
    () => serversFromPython([{ ...UNIX, connections: [] }], servers),
    TakeoverError,
    "nothing serves [inet_http_server]",
  );
});
