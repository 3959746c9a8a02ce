import { assertEquals } from "@std/assert";
import { appendToStdio } from "../../../cli/daemon/append_to_stdio.ts";
import { FakeOs } from "../../support/fake_os.ts";

Deno.test("appendToStdio() lets stdout and stderr be written at their ends where they are files", () => {
  const os = new FakeOs();
  os.addDirectory("/tmp");
  os.dup2(os.open("/tmp/out", "write"), 1);
  os.dup2(os.pipe().write, 2);
  appendToStdio(os);
  os.write(os.open("/tmp/out", "append"), new TextEncoder().encode("theirs "));
  os.write(1, new TextEncoder().encode("ours"));
  assertEquals(new TextDecoder().decode(os.readBytes("/tmp/out")), "theirs ours");
});
