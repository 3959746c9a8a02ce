import { assertEquals } from "@std/assert";
import { namedIds } from "../../../compat/conformance/unit_ids.ts";

Deno.test("namedIds() reads ids out of the names of tests alone", () => {
  const name = (id: string) => `does it (${id})`;
  const source = [
    `Deno.test("${name("AAA-001")}", () => {`,
    "  // As BBB-002 says",
    `  assertEquals(given, "CCC-003");`,
    `Deno.test({ name: "${name("DDD-004, DDD-005")}", fn() {} });`,
    `  await t.step(\`${name("EEE-006")}\`, () => {});`,
  ].join("\n");
  assertEquals(namedIds(source), ["AAA-001", "DDD-004", "DDD-005", "EEE-006"]);
});
