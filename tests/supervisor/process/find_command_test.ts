import { assertEquals, assertThrows } from "@std/assert";
import { findCommand } from "../../../src/supervisor/process/find_command.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { processConfig } from "../../support/process_config.ts";

function osWith(...programs: readonly string[]): FakeOs {
  const os = new FakeOs();
  for (const program of programs) os.addFile(program, "", { mode: 0o755 });
  return os;
}

Deno.test("findCommand() looks on supervisord's own PATH unless environment= has one (PROC-004, PROC-005)", () => {
  const os = osWith("/a/x", "/b/x");
  const environment = { PATH: "/a:/b" };
  const config = processConfig({ command: "x -v" });
  assertEquals(findCommand(config, { os, environment }), { kind: "command", file: "/a/x", argv: ["x", "-v"] });
  const own = { ...config, environment: { PATH: "/b" } };
  assertEquals(findCommand(own, { os, environment }), { kind: "command", file: "/b/x", argv: ["x", "-v"] });
});

Deno.test("findCommand() looks in the usual folders without a PATH (PROC-004)", () => {
  const os = osWith("/usr/bin/x");
  const { kind } = findCommand(processConfig({ command: "x" }), { os, environment: {} });
  assertEquals(kind, "command");
});

Deno.test("findCommand() sees the files as they are now (PROC-006)", () => {
  const os = osWith("/bin/x");
  const find = () => findCommand(processConfig({ command: "/bin/x" }), { os, environment: {} });
  os.chmod("/bin/x", 0o644);
  assertEquals(find(), { kind: "not_executable", text: "command at '/bin/x' is not executable" });
  os.remove("/bin/x");
  assertEquals(find(), { kind: "not_found", text: "can't find command '/bin/x'" });
  os.addDirectory("/bin/x");
  assertEquals(find(), { kind: "not_executable", text: "command at '/bin/x' is a directory" });
});

Deno.test("findCommand() asks the system whether supervisord may run it (PROC-006)", () => {
  const os = osWith("/bin/x");
  os.isExecutable = () => false;
  assertEquals(findCommand(processConfig({ command: "/bin/x" }), { os, environment: {} }), {
    kind: "not_executable",
    text: "no permission to run command '/bin/x'",
  });
});

Deno.test("findCommand() passes over what cannot be looked at, and over nothing else (PROC-004)", () => {
  const os = osWith("/a/x", "/b/x");
  const find = () => findCommand(processConfig({ command: "x" }), { os, environment: { PATH: "/a:/b" } });
  os.failNext("stat", "EACCES");
  assertEquals(find(), { kind: "command", file: "/b/x", argv: ["x"] });
  os.stat = () => {
    throw new TypeError("a mistake of ours");
  };
  assertThrows(find, TypeError, "a mistake of ours");
});
