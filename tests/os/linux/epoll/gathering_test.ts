import { assertEquals, assertThrows } from "@std/assert";
import { Gathering } from "../../../../src/os/linux/epoll/gathering.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import type { Poller } from "../../../../src/os/clock.ts";
import "../../../support/open_libc.ts";

/** Pipes whose near ends are gathered; the poller behind and the pause are the test's. */
function scene(count: number) {
  const os = new LinuxOs();
  const pipes = Array.from({ length: count }, () => os.pipe());
  const watching: (() => void)[] = [];
  const pauses: (() => void)[] = [];
  const queue = (list: (() => void)[], callback: () => void) => {
    list.push(callback);
    return () => void list.splice(list.indexOf(callback), 1);
  };
  const poller: Poller = { readable: (_fd, callback) => queue(watching, callback), writable: () => () => {} };
  const time = { now: 0 };
  const gathering = new Gathering(poller, {
    pause: 100,
    later: (callback) => queue(pauses, callback),
    now: () => time.now,
  });
  const heard: number[] = [];
  const cancels = pipes.map(({ read }, index) =>
    gathering.readable(read, () => {
      os.read(read, new Uint8Array(10));
      heard.push(index);
    })
  );
  return {
    ...{ gathering, heard, cancels, pipes, watching, pauses, time },
    tell: (...indices: readonly number[]) =>
      indices.forEach((at) => os.write(pipes[at]?.write ?? -1, Uint8Array.of(1))),
    [Symbol.dispose]() {
      gathering[Symbol.dispose]();
      for (const { read, write } of pipes) [read, write].forEach((fd) => os.close(fd));
    },
  };
}

Deno.test("Gathering hears who tells something now and then at once, and waits for nobody else", () => {
  using all = scene(2);
  const { heard, watching, pauses, time } = all;
  for (const at of [0, 1]) {
    all.tell(at);
    watching[0]?.();
    time.now += 201;
  }
  assertEquals([heard, watching.length, pauses.length], [[0, 1], 1, 0]);
});

Deno.test("Gathering hears the second at once and 200 others in one go, and sleeps once nobody tells anything", () => {
  using all = scene(201);
  const { heard, watching, pauses, time } = all;
  all.tell(0);
  watching[0]?.();
  time.now += 200;
  all.tell(0);
  watching[0]?.();
  assertEquals([heard, watching.length, pauses.length], [[0, 0], 0, 1]);
  all.tell(...Array.from({ length: 200 }, (_, index) => index + 1));
  pauses.shift()?.();
  assertEquals([heard.length, new Set(heard).size, watching.length, pauses.length], [202, 201, 0, 1]);
  pauses.shift()?.();
  assertEquals([heard.length, watching.length, pauses.length], [202, 1, 0]);
  all.tell(7);
  watching[0]?.();
  assertEquals(heard.at(-1), 7);
});

Deno.test("Gathering calls nobody who has gone, and refuses a second one for a descriptor", () => {
  using all = scene(3);
  const { gathering, heard, cancels, pipes, watching } = all;
  assertThrows(() => gathering.readable(pipes[1]?.read ?? -1, () => {}), Error, "Cannot watch descriptor");
  cancels[1]?.();
  cancels[1]?.();
  all.tell(1, 2);
  watching[0]?.();
  assertEquals(heard, [2]);
});

Deno.test("Gathering looks at nothing any more once it has ended, whatever still calls", () => {
  const all = scene(1);
  const { heard, watching, pauses } = all;
  for (let times = 0; times < 2; times++) {
    all.tell(0);
    watching[0]?.();
  }
  const [pause] = pauses;
  assertEquals([heard, pauses.length], [[0, 0], 1]);
  all.tell(0);
  all[Symbol.dispose]();
  pause?.();
  assertEquals([heard, pauses.length], [[0, 0], 0]);
});

Deno.test("Gathering may be ended by one whom it calls", () => {
  using all = scene(2);
  const { gathering, heard, pipes, cancels, watching, pauses } = all;
  cancels[0]?.();
  gathering.readable(pipes[0]?.read ?? -1, () => {
    heard.push(0);
    cancels[1]?.();
  });
  all.tell(0, 1);
  watching[0]?.();
  assertEquals([heard.includes(0), pauses.length], [true, 0]);
});
