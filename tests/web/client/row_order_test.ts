import { assertEquals } from "@std/assert";
import { compareRows, type RowOrder } from "../../../src/web/client/row_order.ts";
import type { Kind } from "../../../src/web/markup/kind_of.ts";

Deno.test("compareRows() sorts by group and name, by what needs a look first, or by the last start", () => {
  const row = (namespec: string, kind: Kind, start: number) => ({
    ...{ namespec, group: namespec.split(":")[0] ?? "", state: "", description: "", kind, start, failure: null },
  });
  const rows = [row("g:b", "running", 3), row("z", "stopped", 0), row("g:a", "failed", 3), row("y", "changing", 9)];
  const names = (order: RowOrder) => rows.toSorted(compareRows(order)).map(({ namespec }) => namespec);
  assertEquals(names("name"), ["y", "z", "g:a", "g:b"]);
  assertEquals(names("state"), ["g:a", "y", "g:b", "z"]);
  assertEquals(names("start"), ["y", "g:a", "g:b", "z"]);
});
