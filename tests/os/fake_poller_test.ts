import { assertEquals, assertThrows } from "@std/assert";
import { FakeOs } from "../support/fake_os.ts";
import { FakePoller } from "../support/fake_poller.ts";

Deno.test("run() calls back until nothing is ready, end of file included", () => {
  const os = new FakeOs();
  const poller = new FakePoller(os);
  const { read, write } = os.pipe();
  const seen: unknown[] = [];
  const cancel = poller.readable(read, () => {
    const got = os.read(read, new Uint8Array(2));
    seen.push(got);
    if (got === "eof") cancel();
  });
  poller.run();
  os.write(write, new Uint8Array(3));
  os.close(write);
  poller.run();
  assertEquals(seen, [2, 1, "eof"]);
  assertEquals(poller.watched("readable"), []);
});

Deno.test("run() throws when a callback leaves its descriptor ready", () => {
  const os = new FakeOs();
  const poller = new FakePoller(os);
  poller.writable(os.pipe().write, () => {});
  assertThrows(() => poller.run(), Error, "Cannot settle");
});
