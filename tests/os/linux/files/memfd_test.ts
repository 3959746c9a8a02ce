import { assertEquals, assertThrows } from "@std/assert";
import { memfd } from "../../../../src/os/linux/files/memfd.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";

const os = new LinuxOs();

Deno.test("memfd() is an empty file that is open under its name, and closed at an exec", () => {
  const fd = memfd("state");
  os.write(fd, new TextEncoder().encode("kept"));
  assertEquals(Deno.readLinkSync(`/proc/self/fd/${fd}`), "/memfd:state (deleted)");
  assertEquals(Deno.readTextFileSync(`/proc/self/fd/${fd}`), "kept");
  assertEquals(os.statFd(fd).size, 4);
  const [, flags = ""] = /^flags:\s*(\d+)$/m.exec(Deno.readTextFileSync(`/proc/self/fdinfo/${fd}`)) ?? [];
  assertEquals(parseInt(flags, 8) & 0o2000000, 0o2000000);
  os.close(fd);
});

Deno.test("memfd() says what was wrong", () => {
  const error = assertThrows(() => memfd("a name that is too long ".repeat(20)), OsError);
  assertEquals([error.call, error.code], ["memfd_create", "EINVAL"]);
});
