import { assertEquals, assertThrows } from "@std/assert";
import { Logger } from "../../../src/logs/logger.ts";
import { OsError } from "../../../src/os/os.ts";
import { StdinPipe } from "../../../src/supervisor/process/stdin_pipe.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { FakePoller } from "../../support/fake_poller.ts";

/** What the fake pipe holds. */
const CAPACITY = 65536;
const MIB = 1024 * 1024;

interface World {
  readonly os: FakeOs;
  readonly poller: FakePoller;
  /** What was told. */
  readonly log: string[];
  readonly stdin: StdinPipe;
  /** The child reads what is there. */
  read(): Uint8Array;
  /** The child closes its end. */
  hangUp(): void;
}

function world(): World {
  const os = new FakeOs();
  const poller = new FakePoller(os);
  const { read, write } = os.pipe();
  os.setNonblocking(read);
  os.setNonblocking(write);
  const log: string[] = [];
  const handler = {
    write: (line: Uint8Array) => void log.push(new TextDecoder().decode(line).slice(29, -1)),
    reopen() {},
  };
  const logger = new Logger("info", { handlers: [handler], now: () => new Date() });
  return {
    os,
    poller,
    log,
    stdin: new StdinPipe({ fd: write, pending: [] }, { os, poller, logger, name: "cat", onChange: () => {} }),
    read: () => {
      const buffer = new Uint8Array(CAPACITY);
      const count = os.read(read, buffer);
      return buffer.subarray(0, typeof count === "number" ? count : 0);
    },
    hangUp: () => os.close(read),
  };
}

function refusal(stdin: StdinPipe, ...data: readonly Uint8Array[]): string {
  return assertThrows(() => stdin.write(...data), OsError).code;
}

Deno.test("StdinPipe hands over at once what the pipe takes", () => {
  const { poller, stdin, read } = world();
  stdin.write(Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3));
  assertEquals([stdin.pending, poller.watched("writable")], [0, []]);
  assertEquals(read(), Uint8Array.of(1, 2, 3));
});

Deno.test("StdinPipe keeps what the pipe does not take, in order, until the child reads", () => {
  const { poller, stdin, read } = world();
  const data = Uint8Array.from({ length: 2 * CAPACITY + 10 }, (_, index) => index % 251);
  stdin.write(data.subarray(0, CAPACITY + 1), data.subarray(CAPACITY + 1));
  assertEquals([stdin.pending, poller.watched("writable").length], [CAPACITY + 10, 1]);
  const heard: number[] = [];
  for (let bytes = read(); bytes.length > 0; bytes = read()) {
    heard.push(...bytes);
    poller.run();
  }
  assertEquals(Uint8Array.from(heard), data);
  assertEquals([stdin.pending, poller.watched("writable")], [0, []]);
});

Deno.test("StdinPipe leaves up to 8 KiB to whoever gave them", () => {
  const { poller, stdin, read } = world();
  stdin.write(new Uint8Array(CAPACITY));
  const data = new Uint8Array(8192).fill(1);
  stdin.write(data);
  data.fill(2);
  read();
  poller.run();
  assertEquals(read(), new Uint8Array(8192).fill(1));
});

Deno.test("StdinPipe refuses with EPIPE once the child has closed its end, and is closed then (PROC-030)", () => {
  const { os, stdin, hangUp } = world();
  hangUp();
  assertEquals(refusal(stdin, Uint8Array.of(1)), "EPIPE");
  assertEquals([stdin.pending, os.openFds()], [0, []]);
  assertEquals(refusal(stdin, Uint8Array.of(1)), "EPIPE");
});

Deno.test("StdinPipe drops a queued write, and closes, when the child closes its end (PROC-030)", () => {
  const { os, poller, stdin, hangUp } = world();
  stdin.write(new Uint8Array(CAPACITY + 1));
  hangUp();
  poller.run();
  assertEquals([stdin.pending, poller.watched("writable"), os.openFds()], [0, [], []]);
  assertEquals(refusal(stdin, Uint8Array.of(1)), "EPIPE");
});

Deno.test("StdinPipe is closed by any failure of a queued write, which is told where the child has not gone", () => {
  const { os, poller, log, stdin, read } = world();
  stdin.write(new Uint8Array(CAPACITY + 1));
  read();
  os.write = () => {
    throw new TypeError("a mistake of ours");
  };
  poller.run();
  assertEquals(log, ["Cannot write to the stdin of cat: a mistake of ours"]);
  assertEquals([stdin.pending, poller.watched("writable"), os.openFds().length], [0, [], 1]);
});

Deno.test("StdinPipe keeps 64 MiB for a child that does not read, and nothing of what is more", () => {
  const { os, stdin, read } = world();
  stdin.write(new Uint8Array(64 * MIB));
  stdin.write(new Uint8Array(CAPACITY));
  assertEquals(stdin.pending, 64 * MIB);
  assertEquals(refusal(stdin, new Uint8Array(0), Uint8Array.of(1)), "ENOBUFS");
  assertEquals([stdin.pending, os.openFds().length], [64 * MIB, 2]);
  assertEquals(read().length, CAPACITY);
});

Deno.test("StdinPipe is closed once, and what it kept is lost", () => {
  const { os, poller, stdin } = world();
  stdin.write(new Uint8Array(CAPACITY + 1));
  stdin[Symbol.dispose]();
  stdin[Symbol.dispose]();
  assertEquals([stdin.pending, poller.watched("writable"), os.openFds().length], [0, [], 1]);
});
