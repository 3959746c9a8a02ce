import { assertEquals } from "@std/assert";
import { notifyManager } from "../../../../cli/daemon/manager/notify_manager.ts";
import { osError } from "../../../../src/os/os_error.ts";
import { FakeSupervisor, groupConfig } from "../../../supervisor/fake_supervisor.ts";
import { FakeManager } from "./fake_manager.ts";

function notified(pid: number | null = null, failure: FakeManager["failure"] = null) {
  const fake = new FakeSupervisor([groupConfig({ name: "a", autorestart: false }), groupConfig({ name: "b" })]).run();
  fake.clock.advance(0);
  const manager = new FakeManager(null);
  manager.failure = failure;
  const { clock, supervisor } = fake;
  const notifying = notifyManager(supervisor, { manager, clock, logger: supervisor.options.logger, pid });
  return { fake, manager, notifying };
}

Deno.test("notifyManager() tells once of what happens within a moment, and nothing that is known", () => {
  const { fake, manager, notifying } = notified();
  assertEquals(manager.told, ["READY=1 STATUS=2 RUNNING"]);
  fake.exit("a");
  fake.exit("b", 1);
  fake.clock.advance(1.5);
  assertEquals(manager.told.slice(1), ["STATUS=2 EXITED", "STATUS=1 RUNNING, 1 EXITED"]);
  fake.supervisor.turns.run(() => fake.process("b").stop());
  notifying[Symbol.dispose]();
  fake.clock.advance(10);
  assertEquals(manager.told.length, 3);
});

Deno.test("notifyManager() tells a reload that becomes a shutdown", async () => {
  const { fake: { supervisor }, manager } = notified(7);
  supervisor.turns.run(() => supervisor.restart());
  supervisor.turns.run(() => supervisor.shutdown());
  await Promise.resolve();
  assertEquals(manager.told.map((text) => text.replace(/USEC=\d+/, "USEC=N")), [
    "MAINPID=7 READY=1 STATUS=2 RUNNING",
    "RELOADING=1 MONOTONIC_USEC=N STATUS=Reloading: 2 RUNNING",
    "STOPPING=1 STATUS=Stopping: 1 RUNNING, 1 STOPPING",
  ]);
});

Deno.test("notifyManager() says once that nobody hears it, and never that pid 1 is the main process", () => {
  const failing = notified(1, osError("connect", "ENOENT"));
  failing.fake.exit("a");
  failing.fake.clock.advance(1);
  const log = failing.fake.log.filter((line) => line.includes("manager"));
  assertEquals(log, ["WARN Cannot tell the service manager: [Errno 2] No such file or directory"]);
  assertEquals(notified(1).manager.told, ["READY=1 STATUS=2 RUNNING"]);
});
