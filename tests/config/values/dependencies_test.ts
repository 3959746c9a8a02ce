import { assertEquals } from "@std/assert";
import { dependencies } from "../../../src/config/values/dependencies.ts";

Deno.test("dependencies() knows conditions by each of their names, and takes what is none for a part of the name", () => {
  const table: readonly (readonly [text: string, name: string, condition: string])[] = [
    ["db", "db", "started"],
    ["db:started", "db", "started"],
    ["db:service_healthy", "db", "healthy"],
    ["db:process_completed_successfully", "db", "completed_successfully"],
    ["data:db", "data:db", "started"],
    ["data:db:Completed", "data:db", "completed"],
    ["data:*", "data:*", "started"],
    ["data:*:healthy", "data:*", "healthy"],
    ["data:healthy:started", "data:healthy", "started"],
    ["healthy", "healthy", "started"],
    ["data:db_healthy", "data:db_healthy", "started"],
  ];
  for (const [text, name, condition] of table) {
    assertEquals<readonly unknown[]>(dependencies(text), [{ name, condition }], text);
  }
  assertEquals(dependencies(""), []);
  assertEquals(dependencies("a,\n b:healthy ,").map(({ name }) => name), ["a", "b"]);
});
