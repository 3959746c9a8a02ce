import { assertEquals } from "@std/assert";
import type { HttpApp } from "../../../src/http/app/app.ts";
import { Connection } from "../../../src/http/server/connection.ts";
import { Connections } from "../../../src/http/server/connections.ts";
import { logInto } from "../log_into.ts";
import { ManualClock } from "../manual_clock.ts";
import { MemoryStream } from "../memory_stream.ts";

function setUp() {
  const clock = new ManualClock();
  const asked = Promise.withResolvers<void>();
  const handle = () => {
    asked.resolve();
    return new Promise<never>(() => {});
  };
  const app: HttpApp = { admit: () => Promise.resolve(null), handle };
  const lines: string[] = [];
  const log = logInto(lines);
  const connections = new Connections({ max: 2, clock, log, label: "s" });
  const open = () => {
    const stream = new MemoryStream();
    const peer = { host: "localhost", port: 0 };
    const connection = new Connection(stream, { app, clock, log, peer });
    connections.add(connection, { fd: -1, peer, ended: connection.run() });
    return stream;
  };
  const close = async () => {
    const closing = connections.close();
    clock.advance(1);
    await closing;
  };
  return { clock, lines, connections, open, close, asked: asked.promise };
}

Deno.test("Connections closes what has been idle for longest, says so once, and nobody who is just answered", async () => {
  const { clock, lines, connections, open, close, asked } = setUp();
  const answered = open();
  answered.send("GET / HTTP/1.1\r\n\r\n");
  await asked;
  const first = open();
  clock.advance(1);
  await connections.room();
  const third = open();
  clock.advance(1);
  await connections.room();
  assertEquals([answered, first, third].map(({ closed }) => closed), [false, true, true]);
  assertEquals(lines, ["warn s: more than 2 connections; those idle for longest are closed"]);
  await close();
});

Deno.test("Connections gives a new client the time to send its request", async () => {
  const { clock, connections, open, close } = setUp();
  const streams = [open(), open()];
  const room = connections.room();
  const { timers } = clock;
  clock.advance(0.4);
  assertEquals([clock.timers, ...streams.map(({ closed }) => closed)], [timers, false, false], "nobody has looked");
  clock.advance(0.2);
  await room;
  assertEquals(streams.map(({ closed }) => closed), [true, false]);
  await close();
});
