import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { SocketStream } from "../../../src/http/server/socket_stream.ts";
import { EpollPoller } from "../../../src/os/linux/epoll/poller.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import { LinuxSockets } from "../../../src/os/linux/sockets/linux_sockets.ts";
import { OsError } from "../../../src/os/os.ts";
import "../../support/open_libc.ts";

const os = new LinuxOs();
const sockets = new LinuxSockets();
const MB = 2 ** 20;

/** Both ends of a connection. */
async function connect(poller: EpollPoller): Promise<{ readonly client: Deno.Conn; readonly stream: SocketStream }> {
  const { client, fd } = await accept();
  return { client, stream: new SocketStream(fd, { os, sockets, poller }) };
}

async function accept(): Promise<{ readonly client: Deno.Conn; readonly fd: number }> {
  const listener = sockets.listenTcp({ version: 4, host: "127.0.0.1", port: 0 });
  const client = await Deno.connect({ hostname: "127.0.0.1", port: sockets.localPort(listener) ?? 0 });
  const accepted = sockets.accept(listener);
  if (accepted === "would_block") throw new Error("Nobody has come");
  os.close(listener);
  return { client, fd: accepted.fd };
}

Deno.test("SocketStream waits for what comes, piece by piece, until the end", async () => {
  await using poller = new EpollPoller();
  const { client, stream } = await connect(poller);
  const buffer = new Uint8Array(10);
  for (const length of [3, 10, 1]) {
    assertEquals(stream.read(buffer), "would_block");
    const readable = stream.readable();
    await client.write(new Uint8Array(length));
    await readable;
    assertEquals(stream.read(buffer), length);
  }
  assertEquals(stream.read(buffer), "would_block");
  client.close();
  await stream.readable();
  assertEquals(stream.read(buffer), null);
  stream.close();
});

Deno.test("SocketStream gives way to others after some calls, and goes on with what is there already", async () => {
  await using poller = new EpollPoller();
  const { client, stream } = await connect(poller);
  await client.write(new Uint8Array(100));
  const byte = new Uint8Array(1);
  let [count, waits] = [0, 0];
  while (count < 100) {
    const result = stream.read(byte);
    if (result !== "would_block") count++;
    else waits++;
    if (result === "would_block") await stream.readable();
  }
  assert(waits >= 6, `${waits} waits`);
  [count, waits] = [0, 0];
  while (count < 100) {
    const result = stream.write(byte);
    if (result !== "would_block") count++;
    else waits++;
    if (result === "would_block") await stream.writable();
  }
  assert(waits >= 5, `${waits} waits`);
  stream.close();
  client.close();
});

Deno.test("SocketStream waits for a slow reader, who may send meanwhile", async () => {
  await using poller = new EpollPoller();
  const { client, stream } = await connect(poller);
  const data = new Uint8Array(20 * MB);
  let sent = 0;
  const sending = (async () => {
    while (sent < data.length) {
      const count = stream.write(data.subarray(sent));
      if (count === "would_block") await stream.writable();
      else sent += count;
    }
    stream.closeWrite();
  })();
  assertEquals(stream.read(new Uint8Array(1)), "would_block");
  const readable = stream.readable();
  await client.write(new Uint8Array(1));
  await readable;
  assertEquals(stream.read(new Uint8Array(9)), 1);
  let received = 0;
  const buffer = new Uint8Array(MB);
  for (let count = await client.read(buffer); count !== null; count = await client.read(buffer)) received += count;
  await sending;
  assertEquals([sent, received], [data.length, data.length]);
  stream.close();
  client.close();
});

Deno.test("SocketStream.close() ends those who wait, and nothing is done on the descriptor any more", async () => {
  await using poller = new EpollPoller();
  const { client, stream } = await connect(poller);
  while (stream.write(new Uint8Array(MB)) !== "would_block");
  const waits = [stream.readable(), stream.writable()];
  stream.close();
  stream.close();
  for (const wait of waits) await assertRejects(() => wait, OsError, "Bad file descriptor");
  for (const call of [() => stream.read(new Uint8Array(1)), () => stream.write(new Uint8Array(1))]) {
    assertThrows(call, OsError, "Bad file descriptor");
  }
  await assertRejects(() => stream.readable(), OsError);
  client.close();
});

Deno.test("SocketStream that is to wait has its turn before it reads what is there already", async () => {
  await using poller = new EpollPoller();
  const { client, fd } = await accept();
  const stream = new SocketStream(fd, { os, sockets, poller, waits: true });
  await client.write(Uint8Array.of(1, 2));
  const buffer = new Uint8Array(10);
  assertEquals(stream.read(buffer), "would_block");
  await stream.readable();
  assertEquals(stream.read(buffer), 2);
  client.close();
  stream.close();
});
