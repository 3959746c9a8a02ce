import { assert, assertEquals, assertThrows } from "@std/assert";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";

const os = new LinuxOs();

/** A TCP port of the loopback address that was free a moment ago. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

function failure(action: () => unknown): string {
  const { call, code, message } = assertThrows(action, OsError);
  return `${call} ${code} ${message}`;
}

Deno.test("listenSocket() listens on an IPv4 address that a name stands for (FCGI-004)", async () => {
  const port = freePort();
  const fd = os.listenSocket({ transport: "tcp", host: "localhost", port, backlog: 1 });
  try {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port });
    assertEquals(connection.remoteAddr.transport, "tcp");
    assertEquals(
      failure(() => os.listenSocket({ transport: "tcp", host: "127.0.0.1", port, backlog: null })),
      "bind EADDRINUSE [Errno 98] Address already in use",
    );
  } finally {
    os.close(fd);
  }
  // SO_REUSEADDR: the closed connection above does not keep the port
  os.close(os.listenSocket({ transport: "tcp", host: "127.0.0.1", port, backlog: null }));
});

Deno.test("listenSocket() says that a name is not known, in the resolver's words", () => {
  assertEquals(
    failure(() => os.listenSocket({ transport: "tcp", host: "999.1.1.1", port: 1, backlog: null })),
    "getaddrinfo EAI_2 [Errno -2] Name or service not known",
  );
});

Deno.test("listenSocket() takes connections at a path, and is not inherited", async () => {
  const path = `${Deno.makeTempDirSync()}/x.sock`;
  const request = { transport: "unix", path, mode: 0o600, owner: null, backlog: null } as const;
  const fd = os.listenSocket(request);
  using connection = await Deno.connect({ transport: "unix", path });
  assertEquals(connection.remoteAddr.transport, "unix");
  const FD_CLOEXEC = 0o2000000;
  const flags = /flags:\s+(\d+)/.exec(Deno.readTextFileSync(`/proc/self/fdinfo/${fd}`))?.[1] ?? "";
  assert((parseInt(flags, 8) & FD_CLOEXEC) !== 0);
  os.close(fd);
  Deno.removeSync(path);
});

Deno.test("listenSocket() refuses a path that is too long for a socket", () => {
  const path = `/tmp/${"x".repeat(120)}`;
  assertEquals(
    failure(() => os.listenSocket({ transport: "unix", path, mode: 0o600, owner: null, backlog: null })),
    "bind ENAMETOOLONG [Errno 36] File name too long",
  );
});

Deno.test({
  name: "listenSocket() leaves no file behind when a later step fails",
  ignore: os.getuid() === 0,
  fn: () => {
    const path = `${Deno.makeTempDirSync()}/x.sock`;
    const owner = { uid: 0, gid: 0 };
    assertEquals(
      failure(() => os.listenSocket({ transport: "unix", path, mode: 0o600, owner, backlog: null })),
      "chown EPERM [Errno 1] Operation not permitted",
    );
    assertEquals(os.stat(path), null);
  },
});
