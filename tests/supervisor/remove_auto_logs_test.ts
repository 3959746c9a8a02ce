import { assertEquals } from "@std/assert";
import { Logger } from "../../src/logs/logger.ts";
import { removeAutoLogs } from "../../src/supervisor/process/auto_logs.ts";
import { load } from "../config/load_support.ts";
import { FakeOs } from "../support/fake_os.ts";

/** What is logged while the AUTO logs of the identifier `me` are removed from /tmp. */
function remove(os: FakeOs): readonly string[] {
  const log: string[] = [];
  const write = (line: Uint8Array) => void log.push(new TextDecoder().decode(line).slice(24, -1));
  const logger = new Logger("info", { handlers: [{ write, reopen() {} }], now: () => new Date(0) });
  const { supervisord } = load("[supervisord]\nidentifier=me\nchildlogdir=/tmp\n", {
    world: { directories: ["/tmp"] },
  });
  removeAutoLogs(os, logger, supervisord);
  return log;
}

Deno.test("removeAutoLogs() removes this identifier's logs and their backups, nothing else (DAEMON-012)", () => {
  const os = new FakeOs();
  const others = ["x-stdout---you-abcd1234.log", "x.log", "---me-abcd1234.log"];
  const ours = ["x-stdout---me-abcd1234.log", "x-stdout---me-abcd1234.log.10"];
  for (const name of [...others, ...ours]) os.addFile(`/tmp/${name}`);
  assertEquals(remove(os), []);
  assertEquals(os.list("/tmp").toSorted(), others.toSorted());
});

Deno.test("removeAutoLogs() tells what it cannot remove, and goes on (DAEMON-012)", () => {
  const os = new FakeOs();
  for (const name of ["a", "b"]) os.addFile(`/tmp/${name}---me-x.log`);
  os.failNext("unlink", "EACCES");
  assertEquals(remove(os), ["WARN Failed to clean up '/tmp/a---me-x.log'"]);
  assertEquals(os.list("/tmp"), ["a---me-x.log"]);
});

Deno.test("removeAutoLogs() tells that the folder cannot be read (DAEMON-012)", () => {
  const os = new FakeOs();
  os.failNext("opendir", "EACCES");
  assertEquals(remove(os), ["WARN Could not clear childlog dir"]);
});
