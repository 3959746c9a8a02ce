import { assertEquals } from "@std/assert";
import { ownFile } from "../../../../src/os/linux/processes/own_file.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { FakeOs } from "../../../support/fake_os.ts";
import "../../../support/open_libc.ts";

Deno.test("ownFile() tells whether the path of this program still names it", () => {
  const path = Deno.execPath();
  assertEquals(ownFile(new LinuxOs()), { path, is: "same" });
  const os = new FakeOs();
  assertEquals(ownFile(os), { path: "/proc/self/exe", is: "unknown" });
  os.addFile("/proc/self/exe");
  assertEquals(ownFile(os), { path, is: "gone" });
  os.addFile(path);
  assertEquals(ownFile(os), { path, is: "replaced" });
  // A link to another version, say
  const called = "/usr/bin/supervisord";
  assertEquals(ownFile(os, called), { path: called, is: "gone" });
  os.addFile(called);
  assertEquals(ownFile(os, called), { path: called, is: "replaced" });
});
