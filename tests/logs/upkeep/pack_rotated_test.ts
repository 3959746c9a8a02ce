import "../../support/open_libc.ts";
import { assertEquals, assertRejects } from "@std/assert";
import { packRotated } from "../../../src/logs/upkeep/pack_rotated.ts";
import { libc } from "../../../src/os/linux/libc/libc.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import { SystemClock } from "../../../src/os/linux/time/system_clock.ts";
import { OsError } from "../../../src/os/os.ts";
import { osError } from "../../../src/os/os_error.ts";

const CLOCK_THREAD_CPUTIME_ID = 3;
const os = new LinuxOs();
const clock = new SystemClock();

class Logs implements AsyncDisposable {
  readonly directory = Deno.makeTempDirSync();
  readonly path = `${this.directory}/x.log`;

  add(suffix: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    Deno.writeFileSync(this.path + suffix, bytes);
  }

  names(): readonly string[] {
    return Array.from(Deno.readDirSync(this.directory), ({ name }) => name.replace("x.log", "")).sort();
  }

  async unpacked(suffix: string): Promise<string> {
    const stream = (await Deno.open(this.path + suffix)).readable.pipeThrough(new DecompressionStream("gzip"));
    return await new Response(stream).text();
  }

  async [Symbol.asyncDispose]() {
    await Deno.remove(this.directory, { recursive: true });
  }
}

async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

Deno.test("packRotated() packs each rotated file, with its rights, and no other", async () => {
  await using logs = new Logs();
  for (const name of [".1", ".12", ".old"]) logs.add(name, `text of ${name}`);
  logs.add(".empty", "");
  Deno.mkdirSync(`${logs.path}.2`);
  Deno.symlinkSync(`${logs.path}.old`, `${logs.path}.3`);
  new Deno.Command("mkfifo", { args: [`${logs.path}.4`] }).outputSync();
  Deno.chmodSync(`${logs.path}.12`, 0o640);
  await packRotated(logs.path, { os, clock });
  assertEquals(logs.names(), [".1.gz", ".12.gz", ".2", ".3", ".4", ".empty", ".old"]);
  assertEquals([await logs.unpacked(".1.gz"), await logs.unpacked(".12.gz")], ["text of .1", "text of .12"]);
  assertEquals(os.stat(`${logs.path}.12.gz`)?.mode, 0o640);
});

Deno.test("packRotated() takes no turn of 5 ms from others, and loses no line", async () => {
  await using logs = new Logs();
  const lines = Array.from({ length: 300_000 }, (_, line) => `${line} ${(line * 2654435761 % 2 ** 32).toString(36)}\n`);
  const text = lines.join("");
  logs.add(".1", text);
  const turns: number[] = [];
  await packRotated(logs.path, { os, clock: measuring(turns) });
  assertEquals(await logs.unpacked(".1.gz") === text, true);
  const longest = Math.max(...turns);
  assertEquals([turns.length > 100, longest < 5], [true, true], `${turns.length} turns, ${longest} ms`);
});

/** Milliseconds of the processor that this thread has had: others have it meanwhile on a machine with much to do. */
function threadTime(): number {
  const time = new BigInt64Array(2);
  libc.time.clock_gettime(CLOCK_THREAD_CPUTIME_ID, time);
  const [seconds = 0n, nanoseconds = 0n] = time;
  return Number(seconds) * 1e3 + Number(nanoseconds) / 1e6;
}

/** A clock that notes the milliseconds of each turn that it begins. */
function measuring(turns: number[]) {
  return {
    monotonic: () => clock.monotonic(),
    at: (instant: number, callback: () => void) =>
      clock.at(instant, () => {
        const start = threadTime();
        callback();
        // Behind all that goes on in promises
        setTimeout(() => void turns.push(threadTime() - start), 0);
      }),
  };
}

Deno.test("packRotated() finds a file that got another number, and forgets one that has gone", async () => {
  await using logs = new Logs();
  logs.add(".1", "moved");
  const moving = moved(() => Deno.renameSync(`${logs.path}.1`, `${logs.path}.2`));
  await packRotated(logs.path, { os, clock: moving });
  assertEquals([logs.names(), await logs.unpacked(".2.gz")], [[".2.gz"], "moved"]);
  logs.add(".3", "removed");
  await packRotated(logs.path, { os, clock: moved(() => Deno.removeSync(`${logs.path}.3`)) });
  assertEquals(logs.names(), [".2.gz"]);
});

/** A clock that lets something happen, once, while others have their turn. */
function moved(action: () => void) {
  let left = 1;
  return {
    monotonic: () => clock.monotonic(),
    at: (instant: number, callback: () => void) => {
      if (left-- === 1) action();
      return clock.at(instant, callback);
    },
  };
}

Deno.test("packRotated() leaves a file into which another process still writes", async () => {
  await using logs = new Logs();
  logs.add(".1", "first\n");
  const flushed = new LinuxOs();
  flushed.flush = (fd) => {
    Deno.writeTextFileSync(`${logs.path}.1`, "late\n", { append: true });
    return os.flush(fd);
  };
  await assertRejects(() => packRotated(logs.path, { os: flushed, clock }), Error, "is still written");
  assertEquals([logs.names(), Deno.readTextFileSync(`${logs.path}.1`)], [[".1"], "first\nlate\n"]);
});

Deno.test("packRotated() finishes what another one left", async () => {
  await using logs = new Logs();
  logs.add(".gz.tmp", "half a fi");
  logs.add(".1", "both");
  logs.add(".1.gz", await packed("both"));
  // Of a time at which nothing was packed
  logs.add(".2.gz", await packed("older"));
  logs.add(".2", "younger");
  logs.add(".3", "plain");
  await packRotated(logs.path, { os, clock });
  assertEquals(logs.names(), [".1.gz", ".2", ".2.gz", ".3.gz"]);
});

Deno.test("packRotated() leaves the file where there is no room for the packed one", async () => {
  await using logs = new Logs();
  logs.add(".1", "text");
  const full = new LinuxOs();
  full.write = () => {
    throw osError("write", "ENOSPC");
  };
  await assertRejects(() => packRotated(logs.path, { os: full, clock }), OsError, "No space left on device");
  assertEquals(logs.names(), [".1"]);
  await packRotated(logs.path, { os, clock });
  assertEquals(logs.names(), [".1.gz"]);
});
