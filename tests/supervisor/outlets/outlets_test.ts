import { assertEquals } from "@std/assert";
import { Logger } from "../../../src/logs/logger.ts";
import { NO_STATE, Outlets, type OutletsSnapshot } from "../../../src/supervisor/outlets/outlets.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { FakePoller } from "../../support/fake_poller.ts";
import { FakeSockets } from "../../support/fake_sockets.ts";
import { limitRoom } from "../../support/limit_room.ts";

const encoder = new TextEncoder();
const LINE = encoder.encode(`${"x".repeat(1023)}\n`);
const PEER = { transport: "tcp", host: "127.0.0.1", port: 601 } as const;

/** A place that others read, and where what they read comes from. */
function world(state: OutletsSnapshot = NO_STATE) {
  const [os, clock] = [new FakeOs(), new FakeClock()];
  const [poller, sockets] = [new FakePoller(os), new FakeSockets(os)];
  const outlets = new Outlets({ os, clock, poller, sockets }, { state });
  const told: string[] = [];
  const handler = {
    write: (line: Uint8Array) => void told.push(new TextDecoder().decode(line).slice(24, -1)),
    reopen() {},
  };
  outlets.logger = new Logger("info", { handlers: [handler], now: () => new Date(0) });
  return { os, clock, poller, sockets, outlets, told };
}

Deno.test("Outlets makes one of each place, and none of another name", () => {
  const { outlets, sockets } = world();
  sockets.listening.add("127.0.0.1:601");
  assertEquals(outlets.opened("/dev/stdout"), null);
  assertEquals(outlets.stream("/dev/fd/1"), outlets.stream("/dev/stdout"));
  assertEquals(outlets.opened("/proc/self/fd/1"), outlets.stream("/dev/stdout"));
  assertEquals(outlets.syslog({ peer: PEER, counts: true }), outlets.syslog({ peer: PEER, counts: true }));
});

Deno.test("Outlets sends a message to syslog elsewhere with its length before it, or with a newline behind it", () => {
  const { os, outlets, sockets } = world();
  sockets.listening.add("127.0.0.1:601");
  outlets.syslog({ peer: PEER, counts: true }).write(encoder.encode("one\nthree\n"));
  outlets.syslog({ peer: PEER, counts: false }).write(encoder.encode("one\n"));
  assertEquals(sockets.sent("127.0.0.1:601"), ["3 one5 three", "one\n"]);
  assertEquals(os.syslogged, []);
});

Deno.test("a syslog daemon that is not there is tried again, later each time, and gets what has waited", () => {
  const { clock, outlets, sockets, told } = world();
  const log = outlets.syslog({ peer: PEER, counts: true });
  log.write(encoder.encode("one\n"));
  assertEquals(clock.pending(), [1]);
  clock.advance(1);
  assertEquals(clock.pending(), [3]);
  sockets.listening.add("127.0.0.1:601");
  clock.advance(2);
  assertEquals(sockets.sent("127.0.0.1:601"), ["3 one"]);
  assertEquals([clock.pending(), told], [[], []]);
});

Deno.test("what there is no room for is lost, counted and told once a minute", () => {
  const { clock, outlets, told } = world();
  const log = outlets.syslog({ peer: { ...PEER, transport: "udp" }, counts: true });
  for (let count = 0; count < 1100; count++) log.write(LINE);
  const lost = 1100 - Math.floor((1 << 20) / 1023);
  const place = { sink: "syslog@udp:127.0.0.1:601", why: "[Errno 111] Connection refused", last: 1_700_000_000 };
  assertEquals(outlets.lost(), [{ ...place, lines: lost }]);
  clock.advance(59);
  assertEquals(told, []);
  clock.advance(1);
  const why = "[Errno 111] Connection refused; they are lost";
  assertEquals(told, [`WARN Cannot write ${lost} lines to syslog@udp:127.0.0.1:601: ${why}`]);
});

Deno.test("what waits goes on in another one's hands", () => {
  const first = world();
  first.outlets.syslog({ peer: PEER, counts: true }).write(encoder.encode("one\ntwo\n"));
  const state = first.outlets.snapshot();
  const second = world(state);
  second.sockets.listening.add("127.0.0.1:601");
  second.outlets.syslog({ peer: PEER, counts: true }).write(encoder.encode("three\n"));
  assertEquals(second.sockets.sent("127.0.0.1:601"), ["3 one3 two5 three"]);
});

Deno.test("what was lost is counted on in another one's hands, and told there", () => {
  const first = world();
  first.outlets.lose("/log", { lines: 2, why: "no room" });
  first.outlets.lose("/quiet", { lines: 3, why: "no room", isTold: false });
  const second = world(first.outlets.snapshot());
  second.outlets.lose("/log", { lines: 1, why: "still none" });
  second.clock.advance(60);
  assertEquals(second.told, ["WARN Cannot write 3 lines to /log: still none; they are lost"]);
  assertEquals(second.outlets.lost().map(({ sink, lines }) => [sink, lines]), [["/log", 3], ["/quiet", 3]]);
});

Deno.test("two manners of sending to one place are counted together", () => {
  const { outlets } = world();
  for (const counts of [true, false]) {
    const log = outlets.syslog({ peer: PEER, counts });
    for (let count = 0; count < 1100; count++) log.write(LINE);
  }
  assertEquals(outlets.lost().map(({ sink }) => sink), ["syslog@tcp:127.0.0.1:601"]);
});

Deno.test("a line of which a full disk has taken a part is written to its end, and what is lost beside is counted", () => {
  const { os, outlets } = world();
  const log = outlets.stream("/dev/stdout");
  const room = limitRoom(os, 6);
  log.write(encoder.encode("one\ntwo\nthree\n"));
  log.write(encoder.encode("four\n"));
  room.left = Infinity;
  log.write(encoder.encode("five\n"));
  assertEquals(new TextDecoder().decode(os.readBytes("/dev/stdout")), "one\ntwo\nfive\n");
  assertEquals(outlets.lost().map(({ lines }) => lines), [2]);
});

Deno.test("messages that the syslog of this machine lost are counted and told in the main log, too", () => {
  const { os, clock, outlets, told } = world();
  assertEquals(outlets.lost(), []);
  for (const messages of [2, 1]) os.loseMessages(messages);
  const place = { sink: "syslog", why: "it does not take them", last: 1_700_000_000 };
  assertEquals(outlets.lost(), [{ ...place, lines: 3 }]);
  clock.advance(60);
  assertEquals(told, ["WARN Cannot write 3 lines to syslog: it does not take them; they are lost"]);
});

Deno.test("what was lost is told at the end also where the main log goes to one of the places", () => {
  const { os, outlets } = world();
  const log = outlets.stream("/dev/stdout");
  const handler = { write: (data: Uint8Array) => log.write(data), reopen() {} };
  outlets.logger = new Logger("info", { handlers: [handler], now: () => new Date(0) });
  outlets.lose("/log", { lines: 2, why: "no room" });
  outlets[Symbol.dispose]();
  const told = "1970-01-01 00:00:00,000 WARN Cannot write 2 lines to /log: no room; they are lost\n";
  assertEquals([new TextDecoder().decode(os.readBytes("/dev/stdout")), os.openFds()], [told, []]);
});
