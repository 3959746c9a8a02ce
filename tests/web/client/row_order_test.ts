import { assertEquals } from "@std/assert";
import { compareRows, type RowOrder } from "../../../src/web/client/row_order.ts";
import type { Load } from "../../../src/view/usage_meter.ts";
import type { Kind } from "../../../src/web/markup/kind_of.ts";

Deno.test("compareRows() sorts by group and name, by what needs a look first, by the last start, or by what uses most", () => {
  const row = (namespec: string, kind: Kind, start: number, load: Load | null) => ({
    ...{ namespec, group: namespec.split(":")[0] ?? "", state: "", description: "", kind, start, failure: null, load },
  });
  const rows = [
    row("g:b", "running", 3, { cpu: 0, memory: 7 }),
    row("z", "stopped", 0, null),
    row("g:a", "failed", 3, null),
    row("y", "changing", 9, { cpu: 120.5, memory: 5 }),
  ];
  const names = (order: RowOrder) => rows.toSorted(compareRows(order)).map(({ namespec }) => namespec);
  assertEquals(names("name"), ["y", "z", "g:a", "g:b"]);
  assertEquals(names("state"), ["g:a", "y", "g:b", "z"]);
  assertEquals(names("start"), ["y", "g:a", "g:b", "z"]);
  assertEquals(names("cpu"), ["y", "g:b", "z", "g:a"]);
  assertEquals(names("memory"), ["g:b", "y", "z", "g:a"]);
});
