import { assertEquals } from "@std/assert";
import { ERRNO } from "../../src/os/errno.ts";
import { osError } from "../../src/os/os_error.ts";

Deno.test("osError() says what Python's OSError says", () => {
  const { call, errno, code, message } = osError("open", 2);
  assertEquals({ call, errno, code, message }, {
    call: "open",
    errno: 2,
    code: "ENOENT",
    message: "[Errno 2] No such file or directory",
  });
});

Deno.test("osError() takes numbers without a name", () => {
  const { code, message } = osError("ioctl", 524);
  assertEquals({ code, message }, { code: "E524", message: "[Errno 524] Unknown error 524" });
});

Deno.test("ERRNO has the names that messages show", () => {
  const names = [1, 2, 8, 11, 13, 20, 21, 24, 28, 32, 98, 111].map((number) => ERRNO[number]?.[0]);
  const expected = "EPERM ENOENT ENOEXEC EAGAIN EACCES ENOTDIR EISDIR EMFILE ENOSPC EPIPE EADDRINUSE ECONNREFUSED";
  assertEquals(names.join(" "), expected);
});
