import { assertEquals } from "@std/assert";
import { follow } from "../../src/logs/follow.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";

const PATH = "/x.log";

function setUp(text: string, tailBytes = 1024) {
  const os = new FakeOs();
  os.addFile(PATH, text);
  const clock = new FakeClock();
  const abort = new AbortController();
  const stream = follow(PATH, { os, clock, tailBytes, signal: abort.signal });
  const append = (more: string) => {
    const fd = os.open(PATH, "append");
    os.write(fd, new TextEncoder().encode(more));
    os.close(fd);
  };
  // The next piece, however often the follower has to look
  const next = async () => {
    const piece = stream.next();
    const done = piece.then(() => true);
    while (!await Promise.race([done, nothingYet()])) clock.advance(0.1);
    const { value } = await piece;
    return value === undefined ? undefined : new TextDecoder().decode(value);
  };
  return { os, append, next, abort, stream };
}

function nothingYet(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), 0));
}

Deno.test("follow() gives the end of the file, then what is written (HTTP-027)", async () => {
  const { append, next, stream } = setUp("0123456789", 4);
  assertEquals(await next(), "6789");
  append("more");
  assertEquals(await next(), "more");
  await stream.return();
});

Deno.test("follow() reads the old file to its end and the new one from its start (HTTP-030)", async () => {
  const { os, append, next, stream } = setUp("a");
  assertEquals(await next(), "a");
  append("b");
  os.rename(PATH, `${PATH}.1`);
  os.addFile(PATH, "new");
  assertEquals([await next(), await next()], ["b", "new"]);
  await stream.return();
});

Deno.test("follow() goes on after a truncation (HTTP-031)", async () => {
  const { os, append, next, stream } = setUp("long text");
  assertEquals(await next(), "long text");
  os.close(os.open(PATH, "write"));
  append("new");
  assertEquals(await next(), "new");
  await stream.return();
});

Deno.test("follow() waits for a file that is gone to come back", async () => {
  const { os, next, stream } = setUp("a");
  assertEquals(await next(), "a");
  os.remove(PATH);
  const waiting = next();
  await nothingYet();
  os.addFile(PATH, "back");
  assertEquals(await waiting, "back");
  await stream.return();
});

Deno.test("follow() ends and closes its file when aborted", async () => {
  const { os, abort, next, stream } = setUp("a");
  assertEquals(await next(), "a");
  const ending = stream.next();
  abort.abort();
  assertEquals((await ending).done, true);
  assertEquals(os.openFds().filter((fd) => fd > 2), []);
});
