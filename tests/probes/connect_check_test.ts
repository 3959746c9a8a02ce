import { assertEquals, assertMatch } from "@std/assert";
import { LinuxSockets } from "../../src/os/linux/sockets/linux_sockets.ts";
import { connectCheck } from "../../src/probes/connect_check.ts";
import { timedCheck } from "../../src/probes/timed_check.ts";
import { answer, openFds, realWorld } from "./real_world.ts";

Deno.test("connectCheck() is well where somebody listens, over IPv4 or IPv6, by a name too, and leaves nothing open", async () => {
  await using world = realWorld();
  await answer(connectCheck({ transport: "tcp", host: "127.0.0.1", port: 1 }, world));
  const before = openFds();
  for (const host of ["127.0.0.1", "::1"]) {
    const listener = Deno.listen({ hostname: host, port: 0 });
    const { port } = listener.addr;
    for (const name of [host, "localhost"]) {
      assertEquals(await answer(connectCheck({ transport: "tcp", host: name, port }, world)), null);
    }
    listener.close();
    assertEquals(
      await answer(connectCheck({ transport: "tcp", host: "localhost", port }, world)),
      "[Errno 111] Connection refused",
    );
  }
  assertEquals(openFds(), before);
});

Deno.test("connectCheck() asks the resolver for a name, and tells what it says", async () => {
  await using world = realWorld();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const hosts = new Map([["here", ["::1", "127.0.0.1"]]]);
  const sockets = new LinuxSockets();
  const { resolve } = sockets;
  sockets.resolve = (host) => {
    const found = hosts.get(host);
    return found === undefined ? resolve("a b") : Promise.resolve(found);
  };
  const ask = (host: string) =>
    answer(connectCheck({ transport: "tcp", host, port: listener.addr.port }, { ...world, sockets }));
  assertEquals(await ask("here"), null);
  assertMatch(await ask("nowhere") ?? "", /^nowhere: .*not known/);
});

Deno.test("connectCheck() is well where somebody listens at a path", async () => {
  await using world = realWorld();
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/s`;
  const ask = () => answer(connectCheck({ transport: "unix", path }, world));
  assertEquals(await ask(), "[Errno 2] No such file or directory");
  const listener = Deno.listen({ transport: "unix", path });
  assertEquals(await ask(), null);
  listener.close();
  Deno.removeSync(directory, { recursive: true });
});

Deno.test("connectCheck() that nobody answers is given up in time, and leaves nothing open", async () => {
  await using world = realWorld();
  const path = `${Deno.makeTempDirSync()}/s`;
  // Nobody accepts, and there is no room to wait
  const full = world.os.listenSocket({ transport: "tcp", host: "127.0.0.1", port: 0, backlog: 0 });
  const port = world.sockets.localPort(full) ?? 0;
  const waiting = [1, 2, 3].map(() => world.sockets.connectTcp({ host: "127.0.0.1", port }).fd);
  const before = openFds();
  const check = connectCheck({ transport: "tcp", host: "127.0.0.1", port }, world);
  assertEquals(await answer(timedCheck(check, { world, seconds: 0.1 })), "no answer within 0.1 s");
  // Disposed of it answers nobody
  check(() => {
    throw new Error(`nobody asked ${path}`);
  })[Symbol.dispose]();
  for (const fd of [full, ...waiting]) world.os.close(fd);
  assertEquals(openFds(), before - 4);
});
