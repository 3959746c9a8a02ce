import { assertEquals } from "@std/assert";
import { OsError } from "../../src/os/os.ts";
import { errorText } from "../../src/text/error_text.ts";

Deno.test("errorText() names the error, or gives a sentence of ours as it is, and no stack", () => {
  const cases = [
    [new TypeError("x is not a function"), "TypeError: x is not a function"],
    [new TypeError("Cannot read properties of undefined"), "TypeError: Cannot read properties of undefined"],
    [new Error("Cannot open '/x': gone"), "Cannot open '/x': gone"],
    [new OsError("open", 2, "ENOENT", "No such file or directory"), "OsError: [Errno 2] No such file or directory"],
    [new Deno.errors.BrokenPipe("Broken pipe (os error 32), write"), "BrokenPipe: [Errno 32] Broken pipe"],
    ["thrown", "thrown"],
  ] as const;
  for (const [error, text] of cases) assertEquals(errorText(error), text);
});
