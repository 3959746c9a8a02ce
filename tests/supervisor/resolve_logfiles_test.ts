import { assertEquals, assertMatch } from "@std/assert";
import type { Logfile, ProcessConfig } from "../../src/config/model/process_config.ts";
import { resolveLogfiles } from "../../src/supervisor/process/auto_logs.ts";
import { FakeOs } from "../support/fake_os.ts";
import { processConfig } from "../support/process_config.ts";

const SETTINGS = { childlogdir: "/tmp", identifier: "me" };
const AUTO: Logfile = { kind: "auto" };

function withLogs(stdout: Logfile, stderr: Logfile, changes: Partial<ProcessConfig> = {}): ProcessConfig {
  const config = processConfig(changes);
  return { ...config, stdout: { ...config.stdout, logfile: stdout }, stderr: { ...config.stderr, logfile: stderr } };
}

Deno.test("resolveLogfiles() takes paths as they are, and creates nothing there", () => {
  const os = new FakeOs();
  const config = withLogs({ kind: "file", path: "/tmp/out.log" }, { kind: "none" });
  assertEquals(resolveLogfiles(os, config, SETTINGS), { stdout: "/tmp/out.log", stderr: null });
  assertEquals(os.list("/tmp"), []);
});

Deno.test("resolveLogfiles() creates an AUTO log, empty and for its owner alone (LOG-014)", () => {
  const os = new FakeOs();
  const { stdout, stderr } = resolveLogfiles(os, withLogs(AUTO, AUTO, { name: "x_01" }), SETTINGS);
  assertMatch(stdout ?? "", /^\/tmp\/x_01-stdout---me-\w{8}\.log$/);
  assertMatch(stderr ?? "", /^\/tmp\/x_01-stderr---me-\w{8}\.log$/);
  for (const path of [stdout, stderr]) {
    const status = os.stat(path ?? "");
    assertEquals([status?.size, (status?.mode ?? 0) & 0o777], [0, 0o600]);
  }
  assertEquals(os.openFds(), []);
});

Deno.test("resolveLogfiles() makes none for stderr where it goes to stdout (LOG-014)", () => {
  const os = new FakeOs();
  const config = withLogs({ kind: "none" }, AUTO, { redirectStderr: true });
  assertEquals(resolveLogfiles(os, config, SETTINGS), { stdout: null, stderr: null });
  assertEquals(os.list("/tmp"), []);
});
