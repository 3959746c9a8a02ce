import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { Logger } from "../../../src/logs/logger.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import { OutputPipe } from "../../../src/supervisor/process/output_pipe.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { FakePoller } from "../../support/fake_poller.ts";
import "../../support/open_libc.ts";

const PIPE = 65536;

/** A channel over the reading end of a pipe in a world that the test plays, and the end to write to. */
function channel() {
  const os = new FakeOs();
  const poller = new FakePoller(os);
  const clock = new FakeClock();
  const { read, write } = os.pipe();
  os.setNonblocking(read);
  os.setNonblocking(write);
  const received = { bytes: 0 };
  const opened = new OutputPipe({ fd: read, isWide: false }, {
    os,
    clock,
    poller,
    logger: new Logger("info", { handlers: [], now: () => new Date(0) }),
    prompt: false,
    mayWait: () => true,
    takesMuch: () => false,
    turn: (action) => action(),
    onData: (data) => received.bytes += data.length,
    onEnd: () => {},
    describe: () => "the channel",
  });
  opened.watch();
  return { os, clock, poller, read, write, received, [Symbol.dispose]: () => opened[Symbol.dispose]() };
}

Deno.test("OutputPipe gives a child that fills its pipe a wider one", () => {
  using world = channel();
  const { os, poller, write, received } = world;
  assertEquals(os.write(write, new Uint8Array(2 * PIPE)), PIPE);
  poller.run();
  assertEquals(os.write(write, new Uint8Array(2 * PIPE)), 2 * PIPE);
  poller.run();
  assertEquals(received.bytes, 3 * PIPE);
});

Deno.test("OutputPipe lets a child wait that writes little, and for a second not one that writes much", () => {
  using world = channel();
  const { os, clock, poller, read, write } = world;
  const gatheredAfter = (bytes: number) => {
    os.write(write, new Uint8Array(bytes));
    poller.run();
    return poller.watching(read).gathered;
  };
  assertEquals([gatheredAfter(100), gatheredAfter(16384), gatheredAfter(100)], [20, undefined, undefined]);
  clock.advance(0.9);
  assertEquals(gatheredAfter(100), undefined);
  clock.advance(0.1);
  assertEquals(gatheredAfter(100), 20);
});

Deno.test("OutputPipe leaves the pipe of a child that writes little as it is", () => {
  using world = channel();
  const { os, poller, write } = world;
  for (let count = 0; count < 10; count++) {
    os.write(write, new Uint8Array(PIPE / 2));
    poller.run();
  }
  assertEquals(os.write(write, new Uint8Array(2 * PIPE)), PIPE);
});

Deno.test("OutputPipe asks a pipe that it has emptied for no more before there is more", () => {
  using world = channel();
  const { os, poller, write, received } = world;
  const read = os.read.bind(os);
  let reads = 0;
  os.read = (...args) => {
    reads++;
    return read(...args);
  };
  for (const size of [10, 20]) {
    os.write(write, new Uint8Array(size));
    poller.run();
  }
  assertEquals([reads, received.bytes], [2, 30]);
});

Deno.test("OutputPipe knows a full pipe whatever writes have filled it: it is more than half full of bytes", () => {
  const os = new LinuxOs();
  for (const size of [1, 7, 100, 1366, 2047, 2048, 2049, 3000, 4095, 4096, 4097, 10000, 100000]) {
    const { read, write } = os.pipe();
    os.setNonblocking(write);
    const line = new Uint8Array(size);
    while (os.write(write, line) !== "would_block");
    assertGreaterOrEqual(os.read(read, new Uint8Array(2 * PIPE)), PIPE / 2 + 1, `writes of ${size} bytes`);
    os.close(read);
    os.close(write);
  }
});
