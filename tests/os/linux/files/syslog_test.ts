import { assertEquals, assertMatch } from "@std/assert";
import { Syslog } from "../../../../src/os/linux/files/syslog.ts";
import { cString } from "../../../../src/os/linux/libc/c_string.ts";
import { libc } from "../../../../src/os/linux/libc/libc.ts";
import { encodeUnixAddress } from "../../../../src/os/linux/libc/structs.ts";
import { unwrap } from "../../../../src/os/linux/libc/unwrap.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import "../../../support/open_libc.ts";
import { until } from "../../../support/until.ts";

const AF_UNIX = 1;
const SOCK_DGRAM_CLOEXEC = 0o2000002;
const HEAD = /^<14>\w{3} [ \d]\d \d\d:\d\d:\d\d supervisord: /;

const os = new LinuxOs();

/** A syslog daemon that reads when it is asked for what there is. */
class Daemon implements Disposable {
  readonly #fd = unwrap("socket", libc.sockets.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));

  constructor(readonly path: string) {
    const address = encodeUnixAddress(cString(path)) ?? new Uint8Array(0);
    unwrap("bind", libc.sockets.bind(this.#fd, address, address.length));
    os.setNonblocking(this.#fd);
  }

  /** The messages that have arrived, without their heads. */
  read(): readonly string[] {
    const buffer = new Uint8Array(65536);
    const messages: string[] = [];
    for (let count = os.read(this.#fd, buffer); typeof count === "number"; count = os.read(this.#fd, buffer)) {
      const text = new TextDecoder().decode(buffer.subarray(0, count));
      assertMatch(text, HEAD);
      messages.push(text.replace(HEAD, ""));
    }
    return messages;
  }

  [Symbol.dispose](): void {
    os.close(this.#fd);
    os.remove(this.path);
  }
}

function syslogTest(name: string, run: (path: string, syslog: Syslog) => void | Promise<void>): void {
  Deno.test(name, async () => {
    const directory = await Deno.makeTempDir();
    try {
      using syslog = new Syslog(`${directory}/log`);
      await run(`${directory}/log`, syslog);
    } finally {
      await Deno.remove(directory, { recursive: true });
    }
  });
}

/** Reads on until `last` has come. */
async function readUntil(daemon: Daemon, last: RegExp): Promise<readonly string[]> {
  const all: string[] = [];
  await until(`${last}`, () => {
    all.push(...daemon.read());
    return last.test(all.at(-1) ?? "") || undefined;
  });
  return all;
}

const numbered = (count: number, text = "") => Array.from({ length: count }, (_, index) => `${index} ${text}`);

syslogTest(
  "send() sends a datagram as supervisord, LOG_USER and LOG_INFO, whatever it contains (SYSLOG-002)",
  (path, syslog) => {
    using daemon = new Daemon(path);
    const messages = ["cat 100%s %n é", "", "b\n"];
    for (const message of messages) syslog.send(message);
    assertEquals(daemon.read(), messages);
    syslog.send("a\0b");
    assertEquals(daemon.read(), ["a\ufffdb"]);
  },
);

syslogTest("send() gives the local time at which it was called", (path, syslog) => {
  const fd = unwrap("socket", libc.sockets.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
  const address = encodeUnixAddress(cString(path)) ?? new Uint8Array(0);
  unwrap("bind", libc.sockets.bind(fd, address, address.length));
  const date = () =>
    new TextDecoder().decode(new Deno.Command("date", { args: ["+<14>%b %e %T"] }).outputSync().stdout);
  const before = date();
  syslog.send("");
  const buffer = new Uint8Array(100);
  const text = new TextDecoder().decode(buffer.subarray(0, Number(os.read(fd, buffer))));
  assertEquals([before, date()].some((time) => text === `${time.trim()} supervisord: `), true, text);
  os.close(fd);
});

syslogTest(
  "send() never waits for a daemon that does not read, which gets all of it later, in order (SYSLOG-006)",
  async (path, syslog) => {
    using daemon = new Daemon(path);
    const messages = numbered(300);
    for (const message of messages) syslog.send(message);
    assertEquals(await readUntil(daemon, /^299 /), messages);
  },
);

syslogTest(
  "send() keeps a limited amount, and tells how much was lost, once, when there is somebody to tell (SYSLOG-006)",
  async (path, syslog) => {
    using daemon = new Daemon(path);
    let lost = 0;
    syslog.onLoss = (messages) => void (lost += messages);
    const messages = numbered(300, "x".repeat(10_000));
    for (const message of messages) syslog.send(message);
    const received = await readUntil(daemon, /lost/);
    const kept = received.length - 1;
    assertEquals(kept > 100 && kept < 150, true, `${kept} were kept`);
    assertEquals(received, [
      ...messages.slice(0, kept),
      `${300 - kept} messages were lost, as syslog did not take them`,
    ]);
    assertEquals(lost, 300 - kept);
    syslog.send("on");
    assertEquals(daemon.read(), ["on"]);
  },
);

syslogTest(
  "send() finds a daemon that was started again, and a message that nobody listens to vanishes",
  (path, syslog) => {
    syslog.send("to nobody");
    {
      using daemon = new Daemon(path);
      syslog.send("first");
      assertEquals(daemon.read(), ["first"]);
    }
    syslog.send("to nobody");
    using daemon = new Daemon(path);
    syslog.send("second");
    assertEquals(daemon.read(), ["second"]);
  },
);

syslogTest("send() passes what waits to who takes the place of a daemon that did not read", async (path, syslog) => {
  const messages = numbered(50);
  {
    using _deaf = new Daemon(path);
    for (const message of messages) syslog.send(message);
  }
  using daemon = new Daemon(path);
  syslog.send("last");
  const received = await readUntil(daemon, /^last$/);
  // A socket takes some ten at once, which went down with the first
  assertEquals(received[0], messages[51 - received.length] ?? "");
});

syslogTest("send() tells what waited for a daemon that is gone as lost", (path, syslog) => {
  {
    using _deaf = new Daemon(path);
    for (const message of numbered(50)) syslog.send(message);
  }
  syslog.send("to nobody");
  using daemon = new Daemon(path);
  syslog.send("on");
  const [first, second] = daemon.read();
  assertEquals(first, "on");
  assertMatch(second ?? "", /^\d\d messages were lost, as syslog did not take them$/);
});

syslogTest("send() sends a stream where the daemon listens on one, each message with its NUL", async (path, syslog) => {
  using listener = Deno.listen({ transport: "unix", path });
  const messages = numbered(200, "y".repeat(5000));
  for (const message of messages) syslog.send(message);
  using connection = await listener.accept();
  let text = "";
  const buffer = new Uint8Array(65536);
  while (!text.includes(": 199 ") || !text.endsWith("\0")) {
    text += new TextDecoder().decode(buffer.subarray(0, await connection.read(buffer) ?? 0));
  }
  assertEquals(text.split("\0").slice(0, -1).map((line) => line.replace(HEAD, "")), messages);
});
