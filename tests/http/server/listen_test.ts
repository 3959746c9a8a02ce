import { assertEquals, assertThrows } from "@std/assert";
import type { InetServerConfig, UnixServerConfig } from "../../../src/config/model/server_config.ts";
import { listen } from "../../../src/http/server/listen.ts";
import { ListenError } from "../../../src/http/server/listen_error.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import { LinuxSockets } from "../../../src/os/linux/sockets/linux_sockets.ts";
import "../../support/open_libc.ts";

const COMMON = { section: "", credentials: null, allowCrossSite: false, allowedHosts: [] } as const;

const WORLD = { os: new LinuxOs(), sockets: new LinuxSockets(), pid: 4711, user: () => "root" } as const;

function open(config: InetServerConfig | UnixServerConfig) {
  return listen(config, { ...WORLD, stderr: () => {}, log: () => {} });
}

function inet(host: string) {
  return open({ ...COMMON, transport: "inet", host, port: 0 });
}

function unix(file: string) {
  return open({ ...COMMON, transport: "unix", file, mode: 0o700, owner: { uid: -1, gid: -1 } });
}

function message(opening: () => unknown): string {
  return assertThrows(opening, ListenError).message.replace(/^Cannot open an HTTP server: /, "");
}

Deno.test("listen() serves an IPv6 address in brackets", async () => {
  for (const host of ["[::1]", "[::]"]) {
    const listening = inet(host);
    using client = await Deno.connect({ hostname: "::1", port: listening.port ?? 0 });
    assertEquals(client.remoteAddr, { transport: "tcp", hostname: "::1", port: listening.port ?? 0 });
    listening.close();
  }
});

Deno.test("listen() tells which error the original's look-up of a host gives (DAEMON-062)", () => {
  for (const host of ["::1", "fe80::1"]) assertEquals(message(() => inet(host)), "socket.error reported -9");
  const unknown = ["127.0.0.1:1", "http://127.0.0.1", "[127.0.0.1]", "[zz]", "a b", "a..b", "[fe80::1%lo]"];
  for (const host of unknown) assertEquals(message(() => inet(host)), "socket.error reported -2", host);
});

Deno.test("listen() refuses a path that is too long with the temporary name's end (DAEMON-060)", async () => {
  const folder = await Deno.makeTempDir();
  const path = (length: number) => `${folder}/`.padEnd(length, "s");
  unix(path(102)).close();
  assertEquals(message(() => unix(path(103))), "socket.error reported AF_UNIX path too long");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("listen() never removes a directory (DAEMON-061)", async () => {
  const folder = await Deno.makeTempDir();
  for (const name of ["s", "t.4711"]) await Deno.mkdir(`${folder}/${name}`);
  const reason = "[Errno 21] Is a directory";
  assertEquals(message(() => unix(`${folder}/s`)), `Cannot remove the stale socket ${folder}/s: ${reason}`);
  assertEquals(message(() => unix(`${folder}/t`)), `Cannot remove the stale socket ${folder}/t.4711: ${reason}`);
  assertEquals(Array.from(Deno.readDirSync(folder), ({ name }) => name).toSorted(), ["s", "t.4711"]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("listen() removes a link and not what it leads to, and closes where its folder has gone", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/kept`);
  await Deno.symlink("kept", `${folder}/s`);
  const listening = unix(`${folder}/s`);
  assertEquals([(await Deno.lstat(`${folder}/s`)).isSocket, (await Deno.stat(`${folder}/kept`)).isDirectory], [
    true,
    true,
  ]);
  await Deno.remove(folder, { recursive: true });
  listening.close();
});
