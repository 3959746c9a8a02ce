import { assertEquals, assertThrows } from "@std/assert";
import { Logger } from "../../../src/logs/logger.ts";
import { AutoLogError } from "../../../src/supervisor/process/auto_log_error.ts";
import { removeAutoLogs, tryAutoLogs } from "../../../src/supervisor/process/auto_logs.ts";
import { load } from "../../config/load_support.ts";
import { FakeOs } from "../../support/fake_os.ts";

/** The names that are left of `names` in /tmp. */
function left(identifier: string, names: readonly string[]): readonly string[] {
  const os = new FakeOs();
  for (const name of names) os.addFile(`/tmp/${name}`);
  const logger = new Logger("info", { handlers: [], now: () => new Date(0) });
  removeAutoLogs(os, logger, { identifier, childlogdir: "/tmp", childlogdirAsWritten: "/tmp" });
  return os.list("/tmp");
}

Deno.test("removeAutoLogs() takes the identifier for a name (DAEMON-012)", () => {
  assertEquals(left("c(", ["x-stdout---c(-abc.log", "x-stdout---c-abc.log"]), ["x-stdout---c-abc.log"]);
  assertEquals(left("m.", ["x-stdout---mx-abc.log", "x-stdout---m.-abc.log"]), ["x-stdout---mx-abc.log"]);
  assertEquals(left("(a+)+", ["x-stdout---(a+)+-abc.log.1"]), []);
});

Deno.test("removeAutoLogs() goes by the beginning of a name (DAEMON-012)", () => {
  const others = ["---me-abc.log", "x---me-.log", "x---me-a b.log", "x---me-abc.txt", "x---you-abc.log"];
  assertEquals(left("me", ["x---me-abc.log.12345x", "x---me-a---me-b.log", ...others]).toSorted(), others.toSorted());
});

Deno.test("tryAutoLogs() tells what would be refused, and leaves nothing (DAEMON-059)", () => {
  const os = new FakeOs();
  const config = (directory: string) =>
    load(`[supervisord]\nchildlogdir=${directory}\n[program:x]\ncommand=/bin/cat\n`, {
      world: { directories: ["/gone", "/tmp"] },
    });
  tryAutoLogs(os, config("/tmp"));
  assertEquals(os.list("/tmp"), []);
  assertThrows(
    () => tryAutoLogs(os, config("/gone")),
    AutoLogError,
    "Cannot create the log file '/gone/x-stdout---supervisor-*.log': [Errno 2] No such file or directory",
  );
});
