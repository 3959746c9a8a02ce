import { assert, assertEquals, assertMatch } from "@std/assert";
import { answering } from "../support/answering.ts";
import { messagesOf, unprefixed } from "../support/formatted_lines.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const FORMATS = {
  prefix: (text: string) => unprefixed(text, "cat | "),
  json: messagesOf,
} as const;
const BATCH = 80;

/** Starts the daemon in a mount namespace with a small file system of its own at logs/. */
const smallDisk = (size: string) => (folder: string) => {
  const script = `mkdir ${folder}/logs && mount -t tmpfs -o size=${size} none ${folder}/logs && exec "$@"`;
  return ["unshare", "--mount", "sh", "-c", script, "sh"];
};
const inside = ({ folder, pid }: RunningDaemon, path: string) => `/proc/${pid}/root${folder}/${path}`;

const cat = (format: string, rest: string) => `
[program:cat]
command=cat
startsecs=0
stdout_logfile=${rest}
stdout_logfile_format=${format}
`;

/** Sends lines with growing numbers through cat. */
class Sender {
  #next = 0;

  constructor(readonly daemon: RunningDaemon) {}

  /** Lines so far. */
  get sent(): number {
    return this.#next;
  }

  async send(lines = BATCH): Promise<void> {
    const numbers = Array.from({ length: lines }, (_, index) => this.#next + index);
    this.#next += lines;
    await this.daemon.call("sendProcessStdin", "cat", numbers.map((number) => `${line(number)}\n`).join(""));
  }
}

function line(number: number): string {
  return `${String(number).padStart(8, "0")} ${".".repeat(90)}`;
}

/** The numbers of the lines of a log, each of which is whole. */
function numbersOf(text: string): readonly number[] {
  assert(text === "" || text.endsWith("\n"), `a torn line: ${text.slice(-200)}`);
  return text.split("\n").slice(0, -1).map((each) => {
    assertEquals(each, line(Number(each.slice(0, 8))));
    return Number(each.slice(0, 8));
  });
}

/** Lines that the main log says were lost to a place. */
function toldOf(log: string, place: RegExp): number {
  const told = log.matchAll(new RegExp(`WARN Cannot write (\\d+) lines? to ${place.source}: .*; they are lost`, "g"));
  return Array.from(told, ([, lines]) => Number(lines)).reduce((sum, lines) => sum + lines, 0);
}

for (const [format, read] of Object.entries(FORMATS)) {
  Deno.test(`a full disk tears no line in ${format}, goes on when there is room, and what is lost is told`, async () => {
    const daemon = await runDaemon(cat(format, "%(here)s/logs/cat.log\nstdout_logfile_maxbytes=0"), {
      through: smallDisk("256k"),
    });
    await using _ = daemon;
    const sender = new Sender(daemon);
    const path = inside(daemon, "logs/cat.log");
    const logged = async () => numbersOf(read(await Deno.readTextFile(path)));
    let before: readonly number[] = [];
    await answering(daemon, async () => {
      while (sender.sent < 6000) await sender.send();
      await daemon.waitForLog(/CRIT Cannot log stdout of cat to '.*cat.log': \[Errno 28\] No space left on device/);
      before = await logged();
      await Deno.truncate(path);
      await until("the log to go on", async () => {
        await sender.send(1);
        return (await logged()).at(-1) === sender.sent - 1 || undefined;
      });
    });
    const all = [...before, ...await logged()];
    assertEquals(all, all.toSorted((a, b) => a - b));
    assertMatch((await daemon.ctl("why", "cat")).stdout, /\d+ lines? to \S+\/cat\.log: \[Errno 28\] No space left/);
    await daemon.stop();
    assertEquals(toldOf(await daemon.log(), /\S+\/cat\.log/), sender.sent - all.length);
  });

  Deno.test(`a disk that is full while logs are rotated tears no line in ${format}, and what is lost is told`, async () => {
    const options = "%(here)s/logs/cat.log\nstdout_logfile_maxbytes=40KB\nstdout_logfile_backups=9";
    const daemon = await runDaemon(cat(format, options), { through: smallDisk("128k") });
    await using _ = daemon;
    const sender = new Sender(daemon);
    const names = () => Array.from(Deno.readDirSync(inside(daemon, "logs")), ({ name }) => name);
    const logged = async () => {
      const texts = await Promise.all(names().map((name) => Deno.readTextFile(inside(daemon, `logs/${name}`))));
      return texts.flatMap((text) => numbersOf(read(text))).toSorted((a, b) => a - b);
    };
    const removed: number[] = [];
    await answering(daemon, async () => {
      while (sender.sent < 6000) await sender.send();
      await daemon.waitForLog(/CRIT Cannot log stdout of cat to '.*cat.log': \[Errno 28\] No space left on device/);
      assert(names().length > 2, names().join());
      for (const name of names().filter((name) => name !== "cat.log")) {
        const old = inside(daemon, `logs/${name}`);
        removed.push(...numbersOf(read(await Deno.readTextFile(old))));
        await Deno.remove(old);
      }
      await until("the log to go on", async () => {
        await sender.send(1);
        return (await logged()).at(-1) === sender.sent - 1 || undefined;
      });
    });
    const all = [...removed, ...await logged()];
    assertEquals(all.length, new Set(all).size);
    await daemon.stop();
    assertEquals(toldOf(await daemon.log(), /\S+\/cat\.log/), sender.sent - all.length);
  });

  Deno.test(`a syslog that goes and comes back gets whole messages of ${format}, and stalls nobody`, async () => {
    const listen = (port: number) => Deno.listen({ hostname: "127.0.0.1", port });
    let listener = listen(0);
    const { addr: { port } } = listener;
    const options = `%(here)s/cat.log, syslog@tcp:127.0.0.1:${port}\nstdout_logfile_maxbytes=0`;
    await using daemon = await runDaemon(cat(format, options));
    const sender = new Sender(daemon);
    const whole = async () => numbersOf(read(await Deno.readTextFile(`${daemon.folder}/cat.log`)));
    await answering(daemon, async () => {
      await sender.send();
      await withConnection(listener, (first) => first.until(0));
      listener.close();
      for (let count = 0; count < 10; count++) await sender.send();
      await until("all to be logged", async () => (await whole()).length === sender.sent || undefined);
      listener = listen(port);
      await sender.send(1);
      await withConnection(listener, (second) => second.until(sender.sent - 1));
    });
    listener.close();
    assertEquals(await whole(), Array.from({ length: sender.sent }, (_, number) => number));
  });
}

/** What a syslog daemon reads of one connection. */
interface Messages {
  /** Reads messages until one has this number, each of them whole and with its length before it. */
  until(number: number): Promise<void>;
}

async function withConnection(listener: Deno.Listener, action: (messages: Messages) => Promise<void>): Promise<void> {
  using connection = await listener.accept();
  const [decoder, buffer] = [new TextDecoder(), new Uint8Array(65536)];
  let text = "";
  const numbers: number[] = [];
  const take = () => {
    for (;;) {
      const [head = "", length = ""] = /^(\d+) /.exec(text) ?? [];
      const end = head.length + Number(length);
      if (head === "" || text.length < end) return;
      numbers.push(...numbersOf(`${text.slice(head.length, end).slice(-line(0).length)}\n`));
      text = text.slice(end);
    }
  };
  await action({
    async until(number) {
      while (!numbers.includes(number)) {
        const length = await connection.read(buffer) ?? 0;
        assert(length > 0, "the connection has ended");
        text += decoder.decode(buffer.subarray(0, length));
        take();
      }
    },
  });
}
