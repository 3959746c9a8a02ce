import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

const PROGRAM = "[supervisord]\n[fcgi-program:e]\ncommand=/bin/cat\n";

function socketOf(options: string) {
  return load(`${PROGRAM}${options}\n`).groups[0]?.processes[0]?.socket;
}

Deno.test("readFcgiSocket() reads unix and tcp sockets", () => {
  assertEquals(socketOf("socket=unix:///tmp/../%(program_name)s"), {
    transport: "unix",
    url: "unix:///e",
    path: "/e",
    mode: 0o700,
    owner: null,
    backlog: null,
  });
  assertEquals(socketOf("socket=unix:///tmp/s\nsocket_mode=0777\nsocket_owner=web:www\nsocket_backlog=5"), {
    transport: "unix",
    url: "unix:///tmp/s",
    path: "/tmp/s",
    mode: 0o777,
    owner: { uid: 33, gid: 34 },
    backlog: 5,
  });
  assertEquals(socketOf("socket=tcp://LocalHost:99"), {
    transport: "tcp",
    url: "tcp://localhost:99",
    host: "localhost",
    port: 99,
    backlog: null,
  });
});

Deno.test("readFcgiSocket() gives the socket to the program's user when that is another one", () => {
  const owner = (options: string) => {
    const socket = socketOf(`socket=unix:///tmp/s\n${options}`);
    return socket?.transport === "unix" ? socket.owner : undefined;
  };
  assertEquals(owner("user=web"), { uid: 33, gid: 34 });
  assertEquals(owner("socket_owner=root"), { uid: 0, gid: -1 });
  const ours = load(`${PROGRAM}socket=unix:///tmp/s\nuser=root\n`, { world: { uid: 0 } }).groups[0]?.processes[0]
    ?.socket;
  assertEquals(ours?.transport === "unix" && ours.owner, null);
});

Deno.test("readFcgiSocket() refuses with the original's words", () => {
  const table: readonly (readonly [options: string, message: string])[] = [
    ["", '[fcgi-program:e] section requires a "socket" line'],
    ["socket=", '[fcgi-program:e] section requires a "socket" line'],
    ["socket=foo", "('Bad socket format %s', 'foo') in [fcgi-program:e] socket"],
    ["socket=it's", `('Bad socket format %s', "it's") in [fcgi-program:e] socket`],
    ["socket=unix://rel/x", "('Unix socket path %s is not an absolute path', 'rel/x') in [fcgi-program:e] socket"],
    ["socket=tcp://x:99999", "99999 is above upper bound (65535) in [fcgi-program:e] socket"],
    ["socket=tcp://x:0", "0 is below lower bound (1) in [fcgi-program:e] socket"],
    [
      "socket=tcp://x:9\nsocket_mode=0777",
      "socket_owner and socket_mode params should only be used with a Unix domain socket in [fcgi-program:e] socket",
    ],
    ["socket=unix:///s\nsocket_mode=8", "Invalid socket_mode value 8"],
    ["socket=unix:///s\nsocket_owner=nosuch", "Invalid socket_owner value nosuch"],
    ["socket=unix:///s\nsocket_owner=0:99999", "Invalid socket_owner value 0:99999"],
    ["socket_backlog=0", "Invalid socket_backlog value 0"],
    ["socket_backlog=70000", "Invalid socket_backlog value 70000"],
    ["user=zz", "Invalid user name zz"],
    ["priority=x", "invalid literal for int() with base 10: 'x'"],
  ];
  for (const [options, message] of table) assertEquals(refusal(`${PROGRAM}${options}\n`), message);
});
