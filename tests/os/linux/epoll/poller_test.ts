import { assert, assertEquals, assertThrows } from "@std/assert";
import { EpollPoller } from "../../../../src/os/linux/epoll/poller.ts";
import { libc } from "../../../../src/os/linux/libc/libc.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";
import { within } from "../../../support/within.ts";

const os = new LinuxOs();
const byte = new Uint8Array(1);

function makePipe(): Disposable & { readonly read: number; readonly write: number } {
  const { read, write } = os.pipe();
  const closeBoth = () => [read, write].forEach((fd) => os.close(fd));
  return { read, write, [Symbol.dispose]: closeBoth };
}

/** Calls back once, then never again. */
function once(watch: (callback: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    const cancel = watch(() => {
      cancel();
      resolve();
    });
  });
}

Deno.test("readable() calls back as long as there is data", async () => {
  await using poller = new EpollPoller();
  using pipe = makePipe();
  os.write(pipe.write, new Uint8Array(3));
  let calls = 0;
  await new Promise<void>((resolve) => {
    poller.readable(pipe.read, () => {
      os.read(pipe.read, byte);
      if (++calls === 3) resolve();
    });
  });
  assertEquals(calls, 3);
});

Deno.test("those that are gathered are called, however often they come and however long they have been silent", async () => {
  await using poller = new EpollPoller();
  using pipe = makePipe();
  let heard = Promise.withResolvers<void>();
  poller.readable(pipe.read, () => {
    os.read(pipe.read, byte);
    heard.resolve();
  }, { gathered: 20 });
  for (const silence of [0, 0, 0, 50, 0]) {
    await new Promise((resolve) => setTimeout(resolve, silence));
    os.write(pipe.write, byte);
    await heard.promise;
    heard = Promise.withResolvers();
  }
});

Deno.test("readable() counts while a wait is under way, and calls back for a hang-up", async () => {
  await using poller = new EpollPoller();
  using idle = makePipe();
  using pipe = makePipe();
  poller.readable(idle.read, () => {
    throw new Error("nothing was written here");
  });
  // The wait for `idle` has begun on its thread when the first of these comes back; the second is added meanwhile.
  const { read, write } = os.pipe();
  os.write(pipe.write, byte);
  await once((callback) => poller.readable(pipe.read, callback));
  os.close(write);
  await once((callback) => poller.readable(read, callback));
  assertEquals(os.read(read, byte), "eof");
  os.close(read);
});

Deno.test("writable() calls back when there is room, and when nobody reads any more", async () => {
  await using poller = new EpollPoller();
  const { read, write } = os.pipe();
  os.setNonblocking(write);
  os.write(write, new Uint8Array(1 << 20));
  const roomy = once((callback) => poller.writable(write, callback));
  os.read(read, new Uint8Array(1 << 16));
  await roomy;
  assertEquals(os.write(write, new Uint8Array(1 << 20)), 1 << 16);
  const hungUp = once((callback) => poller.writable(write, callback));
  os.close(read);
  await hungUp;
  assertThrows(() => os.write(write, byte), OsError, "Broken pipe");
  os.close(write);
});

Deno.test("readable() and writable() of one fd come and go independently", async () => {
  await using poller = new EpollPoller();
  // An eventfd can be written at once, and be read after that.
  const both = libc.readiness.eventfd(0, 0);
  const seen: string[] = [];
  const readable = once((callback) =>
    poller.readable(both, () => {
      seen.push("readable");
      callback();
    })
  );
  await once((callback) =>
    poller.writable(both, () => {
      seen.push("writable");
      callback();
    })
  );
  assertEquals(seen, ["writable"]);
  os.write(both, new Uint8Array(BigUint64Array.of(1n).buffer));
  await readable;
  assertEquals(seen, ["writable", "readable"]);
  os.close(both);
});

Deno.test("a callback cancelled by an earlier one of the same batch is not called, even if its fd lives again", async () => {
  await using poller = new EpollPoller();
  const pipes = [os.pipe(), os.pipe()];
  using sentinel = makePipe();
  let first = 0;
  const opened: number[] = [];
  const cancels = pipes.map(({ read }, index) =>
    poller.readable(read, () => {
      first++;
      cancels.forEach((cancel) => cancel());
      // The other pipe's number goes to one that is empty, and watched: its callback must not hear of the old event.
      const other = pipes[1 - index];
      if (other === undefined) throw new Error("there are two pipes");
      os.close(other.read);
      const reborn = os.pipe();
      opened.push(reborn.read, reborn.write);
      assertEquals(reborn.read, other.read);
      poller.readable(reborn.read, () => void first++);
      os.write(sentinel.write, byte);
    })
  );
  for (const { write } of pipes) os.write(write, byte);
  await once((callback) => poller.readable(sentinel.read, callback));
  assertEquals(first, 1);
  const left = pipes.flatMap(({ read, write }) => [read, write]).filter((fd) => !opened.includes(fd));
  for (const fd of [...left, ...opened]) os.close(fd);
});

Deno.test("a cancel may come twice and does not touch a later watch of the fd", async () => {
  await using poller = new EpollPoller();
  using pipe = makePipe();
  const cancel = poller.readable(pipe.read, () => {
    throw new Error("this one was cancelled");
  });
  cancel();
  const heard = once((callback) => poller.readable(pipe.read, callback));
  cancel();
  os.write(pipe.write, byte);
  await heard;
  assertEquals(os.read(pipe.read, new Uint8Array(8)), 1);
});

Deno.test("what cannot be watched is refused, and may be tried again", async () => {
  await using poller = new EpollPoller();
  using pipe = makePipe();
  const file = os.open("/etc/passwd", "read");
  for (const _ of [1, 2]) {
    assertEquals(assertThrows(() => poller.readable(file, () => {}), OsError).code, "EPERM");
  }
  os.close(file);
  poller.readable(pipe.read, () => {});
  assertThrows(() => poller.readable(pipe.read, () => {}), Error, "somebody waits for it to be readable");
});

Deno.test("a callback that throws is reported and does not stop the others", async () => {
  await using poller = new EpollPoller();
  using bad = makePipe();
  using good = makePipe();
  const reported = new Promise<string>((resolve) => {
    const listen = (event: ErrorEvent) => {
      event.preventDefault();
      resolve(event.message);
    };
    globalThis.addEventListener("error", listen, { once: true });
  });
  const cancel = poller.readable(bad.read, () => {
    cancel();
    throw new Error("a bug in a callback");
  });
  os.write(bad.write, byte);
  assertEquals(await reported, "Uncaught Error: a bug in a callback");
  os.write(good.write, byte);
  await once((callback) => poller.readable(good.read, callback));
});

Deno.test("readable() hears a prompt one each time that it answers, and others beside it", async () => {
  await using poller = new EpollPoller();
  using answers = makePipe();
  using log = makePipe();
  const heard: string[] = [];
  const buffer = new Uint8Array(8);
  await new Promise<void>((resolve) => {
    poller.readable(answers.read, () => {
      os.read(answers.read, buffer);
      heard.push("answer");
      // As a listener that gets its next event at once: the log gets its turn all the same
      if (!heard.includes("log")) os.write(answers.write, byte);
    }, { prompt: true });
    poller.readable(log.read, () => {
      os.read(log.read, buffer);
      heard.push("log");
      resolve();
    });
    os.write(answers.write, byte);
    os.write(log.write, byte);
  });
  assertEquals(heard.filter((name) => name === "log").length, 1);
  assert(heard.includes("answer"));
});

Deno.test("readable() hears at once what becomes ready while it calls back", async () => {
  await using poller = new EpollPoller();
  using first = makePipe();
  using second = makePipe();
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    poller.readable(first.read, () => {
      os.read(first.read, byte);
      heard.push("first");
      setTimeout(() => {
        heard.push("timer");
        resolve();
      });
      os.write(second.write, byte);
    });
    poller.readable(second.read, () => {
      os.read(second.read, byte);
      heard.push("second");
    });
    os.write(first.write, byte);
  });
  assertEquals(heard, ["first", "second", "timer"]);
});

Deno.test("readable() lets others have their turn while one is always ready", async () => {
  await using poller = new EpollPoller();
  using full = makePipe();
  os.write(full.write, byte);
  let calls = 0;
  const cancel = poller.readable(full.read, () => {
    if (++calls === 1_000_000) cancel();
  });
  while (calls < 1000) await new Promise<void>((resolve) => setTimeout(resolve));
  cancel();
  assert(calls < 1_000_000, "nobody else had a turn");
});

Deno.test("disposing ends the wait and closes everything", async () => {
  const before = os.list("/proc/self/fd").length;
  const poller = new EpollPoller();
  using pipe = makePipe();
  const cancel = poller.readable(pipe.read, () => {});
  await poller[Symbol.asyncDispose]();
  cancel();
  poller[Symbol.dispose]();
  assertThrows(() => poller.readable(pipe.read, () => {}), Error, "the poller has been closed");
  new EpollPoller()[Symbol.dispose]();
  assertEquals(os.list("/proc/self/fd").length, before + 2);
});

Deno.test("readable() by edge calls back once for what has come, and again when more comes", async () => {
  await using poller = new EpollPoller();
  using pipe = makePipe();
  using other = makePipe();
  const turns = async () => {
    // Each is an event of its own, so that the loop has been around in between
    for (let turn = 0; turn < 3; turn++) {
      os.write(other.write, byte);
      await once((callback) => poller.readable(other.read, callback));
      os.read(other.read, byte);
    }
  };
  let calls = 0;
  const told = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  os.write(pipe.write, byte);
  const cancel = poller.readable(pipe.read, () => told[calls++]?.resolve(), { edge: true, turns: true });
  await told[0]?.promise;
  await turns();
  assertEquals(calls, 1, "what is still there is not told again");
  os.write(pipe.write, byte);
  await told[1]?.promise;
  await turns();
  assertEquals(calls, 2);
  cancel();
  os.write(pipe.write, byte);
  await turns();
  assertEquals(calls, 2);
});

Deno.test("readable() by edge has promises go on before anything else is waited for, and timers too", async () => {
  await using poller = new EpollPoller();
  using pipe = makePipe();
  using answers = makePipe();
  const order: string[] = [];
  poller.readable(pipe.read, async () => {
    os.read(pipe.read, byte);
    await Promise.resolve();
    os.write(answers.write, byte);
    order.push("promise");
    setTimeout(() => order.push("timer"));
  }, { edge: true, turns: true });
  os.write(pipe.write, byte);
  await once((callback) => poller.readable(answers.read, callback));
  await new Promise((resolve) => setTimeout(resolve, 1));
  assertEquals(order, ["promise", "timer"]);
});

Deno.test("readable() with turns forgets nobody, whenever he comes", async () => {
  await using poller = new EpollPoller();
  using asked = makePipe();
  using answered = makePipe();
  os.setNonblocking(asked.read);
  const rounds = 300;
  const worker = new Worker(import.meta.resolve("../../../fixtures/asker.ts"), { type: "module" });
  const done = Promise.withResolvers<void>();
  let answers = 0;
  poller.readable(asked.read, () => {
    while (os.read(asked.read, byte) === 1) {
      os.write(answered.write, byte);
      answers++;
    }
    if (answers === rounds) done.resolve();
  }, { edge: true, turns: true });
  worker.postMessage({ ask: asked.write, answer: answered.read, rounds });
  const left = new Promise((resolve) => worker.onmessage = resolve);
  await within(20, "all answers", done.promise);
  // One that still read would take a byte of the next test, whose pipe bears the same number
  await within(20, "the asker to have read the last answer", left);
  worker.terminate();
});

Deno.test("readable() with turns lets the promises of one go on before the next is called", async () => {
  await using poller = new EpollPoller();
  const pipes = [makePipe(), makePipe(), makePipe()];
  const order: number[] = [];
  const ended = pipes.map(({ read }, index) => {
    return new Promise<void>((resolve) => {
      poller.readable(read, async () => {
        order.push(index);
        for (let hop = 0; hop < 50; hop++) await Promise.resolve();
        order.push(index);
        resolve();
      }, { edge: true, turns: true });
    });
  });
  for (const { write } of pipes) os.write(write, byte);
  await Promise.all(ended);
  assertEquals(order.filter((_, at) => at % 2 === 0), order.filter((_, at) => at % 2 === 1));
  for (const pipe of pipes) pipe[Symbol.dispose]();
});
