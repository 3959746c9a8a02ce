import { assertEquals, assertThrows } from "@std/assert";
import { OsError } from "../../src/os/os.ts";

/** Asserts that `action` throws an OsError with this symbolic errno. */
export function assertFails(code: string, action: () => unknown): void {
  assertEquals(assertThrows(action, OsError).code, code);
}
