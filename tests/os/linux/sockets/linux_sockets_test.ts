import { assert, assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { LinuxSockets } from "../../../../src/os/linux/sockets/linux_sockets.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";

const os = new LinuxOs();
const sockets = new LinuxSockets();
const CLOEXEC_NONBLOCK = 0o2004000;

function failure(action: () => unknown): string {
  const { call, code } = assertThrows(action, OsError);
  return `${call} ${code}`;
}

function assertOurs(fd: number): void {
  const flags = /flags:\s+(\d+)/.exec(Deno.readTextFileSync(`/proc/self/fdinfo/${fd}`))?.[1] ?? "";
  assertEquals(parseInt(flags, 8) & CLOEXEC_NONBLOCK, CLOEXEC_NONBLOCK);
}

function openFds(): number {
  return [...Deno.readDirSync("/proc/self/fd")].length;
}

/** Serves one connection of a client: its peer, and that the bytes come through both ways until an end. */
async function serveOne(listener: number, client: Deno.Conn): Promise<string> {
  const accepted = sockets.accept(listener);
  if (accepted === "would_block") throw new Error("Nobody has come");
  const { fd, peer } = accepted;
  assertOurs(fd);
  const buffer = new Uint8Array(9);
  assertEquals(os.read(fd, buffer), "would_block");
  assertEquals(os.write(fd, new Uint8Array(3)), 3);
  sockets.endWriting(fd);
  assertEquals([await client.read(buffer), await client.read(buffer)], [3, null]);
  await client.write(new Uint8Array(5));
  assertEquals(os.read(fd, buffer), 5);
  os.close(fd);
  return JSON.stringify(peer);
}

for (const [version, host] of [[4, "127.0.0.1"], [6, "::1"]] as const) {
  Deno.test(`LinuxSockets serves TCP over IPv${version}, and tells who comes`, async () => {
    const listener = sockets.listenTcp({ version, host, port: 0 });
    assertOurs(listener);
    assertEquals(sockets.accept(listener), "would_block");
    const port = sockets.localPort(listener) ?? 0;
    using client = await Deno.connect({ hostname: host, port });
    assert(client.localAddr.transport === "tcp");
    assertEquals(await serveOne(listener, client), JSON.stringify({ host, port: client.localAddr.port }));
    assertEquals(failure(() => sockets.listenTcp({ version, host, port })), "bind EADDRINUSE");
    os.close(listener);
  });
}

Deno.test("LinuxSockets tells the address of a client that comes over IPv4 to a socket of both versions", async () => {
  const listener = sockets.listenTcp({ version: 6, host: "::", port: 0 });
  using client = await Deno.connect({ hostname: "127.0.0.1", port: sockets.localPort(listener) ?? 0 });
  assert((await serveOne(listener, client)).includes('"::ffff:127.0.0.1"'));
  os.close(listener);
});

Deno.test("LinuxSockets serves a path, which nobody reaches before it has a mode", async () => {
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/s`;
  const listener = sockets.listenUnix(path);
  assertOurs(listener);
  assertEquals([(Deno.statSync(path).mode ?? 0) & 0o777, sockets.localPort(listener)], [0, null]);
  Deno.chmodSync(path, 0o600);
  using client = await Deno.connect({ transport: "unix", path });
  assertEquals(await serveOne(listener, client), "null");
  assertEquals(failure(() => sockets.listenUnix(path)), "bind EADDRINUSE");
  os.close(listener);
  Deno.removeSync(directory, { recursive: true });
});

Deno.test("connectUnix() finds who listens, also who is too busy, and nobody at a file that was left", () => {
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/s`;
  const busy = os.listenSocket({ transport: "unix", path, mode: 0o600, owner: null, backlog: 0 });
  const first = sockets.connectUnix(path);
  assertOurs(first);
  assertEquals(failure(() => sockets.connectUnix(path)), "connect EAGAIN");
  for (const fd of [busy, first]) os.close(fd);
  assertEquals(failure(() => sockets.connectUnix(path)), "connect ECONNREFUSED");
  const datagrams = sockets.receiveUnix(`${directory}/datagrams`);
  assertEquals(failure(() => sockets.connectUnix(`${directory}/datagrams`)), "connect EPROTOTYPE");
  os.close(datagrams);
  assertEquals(failure(() => sockets.connectUnix(`${directory}/datagrams`)), "connect ECONNREFUSED");
  assertEquals(failure(() => sockets.connectUnix(`${directory}/none`)), "connect ENOENT");
  assertEquals(failure(() => sockets.connectUnix("x".repeat(108))), "bind ENAMETOOLONG");
  Deno.removeSync(directory, { recursive: true });
});

for (const [version, host] of [[4, "127.0.0.1"], [6, "::1"]] as const) {
  Deno.test(`connectTcp() begins a connection over IPv${version}, and connectFailure() tells what has become of it`, () => {
    const listener = sockets.listenTcp({ version, host, port: 0 });
    const port = sockets.localPort(listener) ?? 0;
    const { fd, isDone } = sockets.connectTcp({ host, port });
    assertOurs(fd);
    assertEquals([isDone, os.waitWritable(fd, 10), sockets.connectFailure(fd)], [true, true, null]);
    for (const open of [fd, listener]) os.close(open);
    const before = openFds();
    assertEquals(failure(() => sockets.connectTcp({ host, port })), "connect ECONNREFUSED");
    assertEquals(openFds(), before);
  });
}

Deno.test("connectTcp() begins what cannot be done at once, and connectFailure() tells what has become of it", () => {
  // Nobody accepts, and there is room for one who waits
  const full = os.listenSocket({ transport: "tcp", host: "127.0.0.1", port: 0, backlog: 0 });
  const port = sockets.localPort(full) ?? 0;
  const begun = [1, 2, 3].map(() => sockets.connectTcp({ host: "127.0.0.1", port }));
  assertEquals(begun.map(({ isDone }) => isDone), [true, false, false]);
  assertEquals(begun.map(({ fd }) => os.waitWritable(fd, 0)), [true, false, false]);
  for (const fd of [full, ...begun.map(({ fd }) => fd)]) os.close(fd);
});

Deno.test("connectTcp() leaves no socket where nothing can be begun", () => {
  const before = openFds();
  assertMatch(failure(() => sockets.connectTcp({ host: "255.255.255.255", port: 1 })), /^connect E(ACCES|NETUNREACH)$/);
  assertEquals(failure(() => sockets.connectTcp({ host: "1.2.3.256", port: 1 })), "connect EINVAL");
  assertEquals(openFds(), before);
});

Deno.test("resolve() gives addresses in figures, and tells what the resolver says", async () => {
  assertEquals(await sockets.resolve("127.0.0.1"), ["127.0.0.1"]);
  assertEquals(await sockets.resolve("::1"), ["::1"]);
  const { call, code } = await assertRejects(() => sockets.resolve("a b"), OsError);
  assertEquals([call, code], ["getaddrinfo", "EAI_2"]);
});

Deno.test("receiveUnix() gets a datagram with each read, and leaves no socket where there is no such directory", () => {
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/s`;
  const fd = sockets.receiveUnix(path);
  assertOurs(fd);
  assertEquals((Deno.statSync(path).mode ?? 0) & 0o777, 0o600);
  const script = "import socket, sys\ns = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n" +
    "for text in sys.argv[2:]: s.sendto(text.encode(), sys.argv[1])";
  const sent = new Deno.Command("python3", { args: ["-c", script, path, "READY=1", "", "X=2\nY=3"] }).outputSync();
  assertEquals(new TextDecoder().decode(sent.stderr), "");
  const buffer = new Uint8Array(100);
  const read = () => {
    const count = os.read(fd, buffer);
    return typeof count === "number" ? new TextDecoder().decode(buffer.subarray(0, count)) : count;
  };
  // An empty one looks like an end
  assertEquals([read(), read(), read(), read()], ["READY=1", "eof", "X=2\nY=3", "would_block"]);
  os.close(fd);
  const before = openFds();
  assertEquals(failure(() => sockets.receiveUnix(`${directory}/none/s`)), "bind ENOENT");
  assertEquals(openFds(), before);
  Deno.removeSync(directory, { recursive: true });
});

Deno.test("LinuxSockets tells what the resolver says of a host, and leaves no socket", () => {
  const before = openFds();
  const said = ["127.0.0.1:1", "::1", "a b"].map((host) => {
    return failure(() => sockets.listenTcp({ version: 4, host, port: 0 }));
  });
  assertEquals(said, ["getaddrinfo EAI_2", "getaddrinfo EAI_9", "getaddrinfo EAI_2"]);
  assertEquals(openFds(), before);
});
