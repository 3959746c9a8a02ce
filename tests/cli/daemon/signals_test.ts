import { assertEquals } from "@std/assert";
import { listenToSignals } from "../../../cli/daemon/signals.ts";
import { Logger } from "../../../src/logs/logger.ts";
import type { HandledSignal, Signals } from "../../../src/os/signals.ts";
import { FakeSupervisor, groupConfig } from "../../supervisor/fake_supervisor.ts";

/** A supervisor of one program that is told of signals, and what became of it. */
function world() {
  const fake = new FakeSupervisor([groupConfig({ autorestart: false })]);
  const ended = fake.supervisor.run();
  let reopened = 0;
  let send: (signal: HandledSignal) => void = () => {};
  const signals: Signals = {
    listen(onSignal) {
      send = onSignal;
      return { [Symbol.dispose]: () => send = () => {} };
    },
  };
  const handler = {
    write: (line: Uint8Array) => void fake.log.push(new TextDecoder().decode(line).slice(24, -1)),
    reopen() {},
  };
  const logger = new Logger("debug", { handlers: [handler], now: () => new Date(0) });
  const listening = listenToSignals(fake.supervisor, { signals, logger, onReopen: () => reopened += 1 });
  fake.clock.advance(0);
  fake.log.length = 0;
  return { fake, ended, listening, send: (signal: HandledSignal) => send(signal), reopened: () => reopened };
}

for (const signal of ["SIGTERM", "SIGINT", "SIGQUIT"] as const) {
  Deno.test(`${signal} begins a shutdown; a second one is only told (SIG-001)`, () => {
    const { fake, send } = world();
    send(signal);
    send(signal);
    const line = `WARN received ${signal} indicating exit request`;
    assertEquals(fake.log.filter((told) => told.includes("received")), [line, line]);
    assertEquals([fake.supervisor.mood, fake.os.kills.length], ["SHUTDOWN", 1]);
  });
}

Deno.test("SIGHUP begins a restart, and is ignored while all is shut down (SIG-002, SIG-003)", () => {
  const { fake, send } = world();
  send("SIGHUP");
  assertEquals([fake.supervisor.mood, fake.log[0]], ["RESTARTING", "WARN received SIGHUP indicating restart request"]);
  send("SIGTERM");
  send("SIGHUP");
  assertEquals(fake.supervisor.mood, "SHUTDOWN");
  assertEquals(fake.log.at(-1), "WARN ignored SIGHUP indicating restart request (shutdown in progress)");
});

Deno.test("SIGUSR2 reopens the logs, and what else others may have taken away (SIG-005)", () => {
  const { fake, send, reopened } = world();
  send("SIGUSR2");
  assertEquals(fake.log, ["INFO received SIGUSR2 indicating log reopen request", "INFO supervisord logreopen"]);
  assertEquals(reopened(), 1);
});

Deno.test("SIGCHLD takes exit statuses, and is told behind what ended (SIG-006)", () => {
  const { fake, send } = world();
  fake.os.exit(fake.pid("cat"), 0);
  send("SIGCHLD");
  assertEquals(fake.log.slice(-2), [
    "INFO exited: cat (exit status 0; expected)",
    "DEBG received SIGCHLD indicating a child quit",
  ]);
});

Deno.test("a child that ended before anybody listened is reaped, and a signal after the end does nothing", () => {
  const { fake, listening, send } = world();
  listening[Symbol.dispose]();
  send("SIGTERM");
  assertEquals([fake.supervisor.mood, fake.log], ["RUNNING", []]);
});
