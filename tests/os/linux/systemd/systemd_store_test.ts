import { assertEquals, assertThrows } from "@std/assert";
import { givenDescriptors } from "../../../../src/os/linux/systemd/given_descriptors.ts";
import { SystemdStore } from "../../../../src/os/linux/systemd/systemd_store.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";
import { linesOf } from "../../../support/lines_of.ts";

const os = new LinuxOs();

/** The other side: says when it listens, then of each message its text, and what could be read from what came with it. */
const MANAGER = `
import json, os, socket, sys
path = sys.argv[1]
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind("\\0" + path[1:] if path[0] == "@" else path)
print("listening", flush=True)
for _ in range(int(sys.argv[2])):
  text, fds, flags, address = socket.recv_fds(s, 4096, 253)
  data = os.read(fds[0], 10).decode() if fds else ""
  for fd in fds: os.close(fd)
  print(json.dumps([text.decode(), len(fds), data]), flush=True)
`;

async function withManager(
  socket: string,
  messages: number,
  use: (store: SystemdStore, next: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const args = ["-c", MANAGER, socket, String(messages)];
  await using manager = new Deno.Command("python3", { args, stdin: "null", stdout: "piped" }).spawn();
  const lines = linesOf(manager.stdout);
  assertEquals((await lines.next()).value, "listening");
  using store = new SystemdStore(socket);
  await use(store, async () => JSON.parse((await lines.next()).value ?? "null"));
  assertEquals((await lines.next()).done, true);
}

for (const kind of ["a path", "a name"] as const) {
  Deno.test(`SystemdStore hands descriptors over to a manager at ${kind}, and takes them back`, async () => {
    const folder = await Deno.makeTempDir();
    const socket = kind === "a path" ? `${folder}/notify` : `@monovisor-test-${os.getpid()}`;
    await withManager(socket, 2, async (store, next) => {
      const { read, write } = os.pipe();
      os.write(write, new TextEncoder().encode("last words"));
      store.add("out-1", [read, write]);
      os.close(read);
      os.close(write);
      assertEquals(await next(), ["FDSTORE=1\nFDPOLL=0\nFDNAME=out-1\n", 2, "last words"]);
      store.remove("out-1");
      assertEquals(await next(), ["FDSTOREREMOVE=1\nFDNAME=out-1\n", 0, ""]);
    });
    await Deno.remove(folder, { recursive: true });
  });
}

Deno.test("SystemdStore.add() sends as many messages as it takes, and waits for a slow manager", async () => {
  const socket = `@monovisor-test-many-${os.getpid()}`;
  await withManager(socket, 20, async (store, next) => {
    const zeros = os.open("/dev/zero", "read");
    store.add("many", Array.from({ length: 253 * 19 + 1 }, () => zeros));
    os.close(zeros);
    const counts: unknown[] = [];
    for (let i = 0; i < 20; i++) counts.push(await next());
    assertEquals(counts.map((message) => Array.isArray(message) ? message[1] : null), [...Array(19).fill(253), 1]);
  });
});

Deno.test("SystemdStore says what was wrong", () => {
  const failure = (action: () => void) => {
    const error = assertThrows(action, OsError);
    return `${error.call} ${error.code}`;
  };
  assertEquals(failure(() => new SystemdStore("/nowhere/notify")), "connect ENOENT");
  assertEquals(failure(() => new SystemdStore("vsock:2:1234")), "connect EAFNOSUPPORT");
  assertEquals(failure(() => new SystemdStore(`/${"x".repeat(200)}`)), "connect ENAMETOOLONG");
  assertEquals(failure(() => new SystemdStore(`@monovisor-nobody-${os.getpid()}`)), "connect ECONNREFUSED");
});

Deno.test("givenDescriptors() gives them with their names, to the one that they were for", () => {
  const environment = { LISTEN_PID: "77", LISTEN_FDS: "2", LISTEN_FDNAMES: "out-1" };
  const names = givenDescriptors(environment, 77).map(({ name, fd }) => `${name} ${fd}`);
  // What is open there differs from run to run
  assertEquals(names.every((name) => ["out-1 3", "unknown 4"].includes(name)), true);
  assertEquals(givenDescriptors(environment, 78), []);
  assertEquals(givenDescriptors({ ...environment, LISTEN_FDS: "-1" }, 77), []);
  assertEquals(givenDescriptors({}, 77), []);
});
