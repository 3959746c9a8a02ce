import { assertEquals, assertRejects } from "@std/assert";
import { LogFollowers } from "../../src/logs/log_followers.ts";
import { OsError } from "../../src/os/os.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";

const PATH = "/x.log";

class CountingOs extends FakeOs {
  opens = 0;
  reads = 0;
  looks = 0;

  override open(...args: Parameters<FakeOs["open"]>): number {
    this.opens++;
    return super.open(...args);
  }

  override readAt(...args: Parameters<FakeOs["readAt"]>): ReturnType<FakeOs["readAt"]> {
    if (args[2] > 0) this.reads++;
    return super.readAt(...args);
  }

  override stat(path: string): ReturnType<FakeOs["stat"]> {
    this.looks++;
    return super.stat(path);
  }
}

function setUp(text: string) {
  const os = new CountingOs();
  os.addFile(PATH, text);
  const clock = new FakeClock();
  const followers = new LogFollowers({ os, clock });
  const append = (more: string) => {
    const fd = os.open(PATH, "append");
    os.write(fd, new TextEncoder().encode(more));
    os.close(fd);
  };
  const join = (tailBytes = 1024) => {
    const abort = new AbortController();
    const stream = followers.follow(PATH, { tailBytes, signal: abort.signal });
    // The next piece, however often the follower has to look
    const next = async () => {
      const piece = stream.next();
      const done = piece.then(() => true);
      while (!await Promise.race([done, nothingYet()])) clock.advance(0.1);
      const { value } = await piece;
      return value === undefined ? undefined : new TextDecoder().decode(value);
    };
    return { stream, abort, next };
  };
  return { os, clock, append, join };
}

function nothingYet(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), 0));
}

function openFiles(os: FakeOs): readonly number[] {
  return os.openFds().filter((fd) => fd > 2);
}

Deno.test("follow() gives the end of the file, then what is written (HTTP-027)", async () => {
  const { append, join } = setUp("0123456789");
  const { next, stream } = join(4);
  assertEquals(await next(), "6789");
  append("more");
  assertEquals(await next(), "more");
  await stream.return();
});

Deno.test("follow() reads the old file to its end and the new one from its start (HTTP-030)", async () => {
  const { os, append, join } = setUp("a");
  const { next, stream } = join();
  assertEquals(await next(), "a");
  append("b");
  os.rename(PATH, `${PATH}.1`);
  os.addFile(PATH, "new");
  assertEquals([await next(), await next()], ["b", "new"]);
  await stream.return();
  assertEquals(openFiles(os), []);
});

Deno.test("follow() goes on after a truncation (HTTP-031)", async () => {
  const { os, append, join } = setUp("long text");
  const { next, stream } = join();
  assertEquals(await next(), "long text");
  os.close(os.open(PATH, "write"));
  append("new");
  assertEquals(await next(), "new");
  await stream.return();
});

Deno.test("follow() waits for a file that is gone to come back", async () => {
  const { os, join } = setUp("a");
  const { next, stream } = join();
  assertEquals(await next(), "a");
  os.remove(PATH);
  const waiting = next();
  await nothingYet();
  os.addFile(PATH, "back");
  assertEquals(await waiting, "back");
  await stream.return();
});

Deno.test("follow() gives what was written until it is aborted, ends and closes its file", async () => {
  const { os, clock, append, join } = setUp("a");
  const { abort, next, stream } = join();
  assertEquals(await next(), "a");
  const [last, ending] = [stream.next(), stream.next()];
  append("b");
  abort.abort();
  assertEquals(new TextDecoder().decode((await last).value ?? undefined), "b");
  assertEquals((await ending).done, true);
  assertEquals([openFiles(os), clock.pending()], [[], []]);
});

Deno.test("follow() opens, looks at and reads a file once for all its followers", async () => {
  const { os, clock, append, join } = setUp("a");
  const all = Array.from({ length: 20 }, () => join());
  for (const { next } of all) assertEquals(await next(), "a");
  append("more");
  const before = { opens: os.opens, reads: os.reads, looks: os.looks };
  const pieces = all.map(({ stream }) => stream.next());
  await nothingYet();
  clock.advance(0.1);
  const [first, ...others] = (await Promise.all(pieces)).map(({ value }) => value);
  assertEquals(new TextDecoder().decode(first ?? undefined), "more");
  assertEquals(others.every((piece) => piece === first), true);
  assertEquals({ opens: os.opens, reads: os.reads, looks: os.looks }, {
    opens: before.opens,
    reads: before.reads + 1,
    looks: before.looks + 1,
  });
  await Promise.all(all.map(({ stream }) => stream.return()));
  assertEquals(openFiles(os), []);
});

Deno.test("follow() gives a slow follower what the others have had, also of a file that has been renamed", async () => {
  const { os, append, join } = setUp("a");
  const [quick, slow] = [join(), join()];
  assertEquals([await quick.next(), await slow.next()], ["a", "a"]);
  append("b");
  assertEquals(await quick.next(), "b");
  append("c");
  assertEquals(await quick.next(), "c");
  os.rename(PATH, `${PATH}.1`);
  os.addFile(PATH, "new");
  assertEquals(await quick.next(), "new");
  assertEquals([await slow.next(), await slow.next()], ["bc", "new"]);
  await quick.stream.return();
  await slow.stream.return();
  assertEquals(openFiles(os), []);
});

Deno.test("follow() begins with the new file for who comes after a rename", async () => {
  const { os, join } = setUp("old");
  const early = join();
  assertEquals(await early.next(), "old");
  os.rename(PATH, `${PATH}.1`);
  os.addFile(PATH, "new");
  const late = join();
  assertEquals([await late.next(), await early.next()], ["new", "new"]);
  await early.stream.return();
  await late.stream.return();
  assertEquals(openFiles(os), []);
});

Deno.test("follow() of a file that cannot be opened fails", async () => {
  const { os, join } = setUp("a");
  os.remove(PATH);
  await assertRejects(() => join().stream.next(), OsError);
});
