import { assertEquals } from "@std/assert";
import { Acceptor } from "../../../src/http/server/acceptor.ts";
import { Connections } from "../../../src/http/server/connections.ts";
import type { Accepted } from "../../../src/os/sockets.ts";
import { FakeClock } from "../../support/fake_clock.ts";

/** An acceptor before so many clients who wait, whom it takes when told to, and what it took. */
function setUp(clients: number) {
  const taken: (readonly [fd: number, isFirst: boolean])[] = [];
  let tell = () => {};
  let next = 10;
  const log = () => {};
  new Acceptor(3, {
    sockets: { accept: () => next < 10 + clients ? accepted(next++) : "would_block" },
    poller: {
      readable(_, onReadable) {
        tell = onReadable;
        return () => {};
      },
    },
    connections: new Connections({ max: 1000, log, clock: new FakeClock(), label: "" }),
    label: "",
    log,
    onAccepted: ({ fd }, isFirst) => void taken.push([fd, isFirst]),
  });
  return { taken, take: () => tell() };
}

function accepted(fd: number): Accepted {
  return { fd, peer: null };
}

Deno.test("Acceptor takes all who wait, and lets only the first one be served at once", () => {
  const { taken, take } = setUp(3);
  take();
  assertEquals(taken, [[10, true], [11, false], [12, false]]);
});

Deno.test("Acceptor takes so many at a time that the others need not wait for long", () => {
  const { taken, take } = setUp(100);
  take();
  assertEquals(taken.length, 64);
  take();
  assertEquals(taken.filter(([, isFirst]) => isFirst).map(([fd]) => fd), [10, 74]);
  assertEquals(taken.length, 100);
});
