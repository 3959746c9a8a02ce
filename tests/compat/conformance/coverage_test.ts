import { assertEquals } from "@std/assert";
import type { Conformance } from "../../../compat/conformance/conformance.ts";
import { coverage, total } from "../../../compat/conformance/coverage.ts";
import { coverageReport } from "../../../compat/conformance/coverage_report.ts";
import { parseSpec } from "../../../compat/spec.ts";

const behaviour = (id: string, area: string) => ({ id, area, item: `about ${id}`, corrected: "" });
const CONFORMANCE: Conformance = {
  behaviours: [
    behaviour("CTL-001", "ctl"),
    behaviour("CTL-002", "ctl"),
    behaviour("CTL-003", "ctl"),
    behaviour("WEB-001", "web"),
    behaviour("WEB-002", "web"),
  ],
  deviations: [{ id: "CTL-002", kind: "words", original: "a", ours: "b", why: "c" }],
  clients: [{ name: "c", client: "", version: "", tried: "", proves: ["WEB-002"] }],
  specs: [parseSpec("ctl/a", "", "# A spec\nproves: CTL-001 CTL-002\n\nstart\n")],
  unit: new Set(["CTL-001", "WEB-001"]),
};

Deno.test("coverage() takes a deviation for one before a proof, and a proof of a spec or client before a unit test", () => {
  const [ctl, web] = coverage(CONFORMANCE);
  assertEquals(ctl?.ids, { live: ["CTL-001"], deviation: ["CTL-002"], unit: [], open: ["CTL-003"] });
  assertEquals(web?.ids, { live: ["WEB-002"], deviation: [], unit: ["WEB-001"], open: [] });
});

Deno.test("total() sums all areas", () => {
  const { rows, ids } = total(coverage(CONFORMANCE));
  assertEquals({ rows, open: ids.open, unit: ids.unit }, { rows: 5, open: ["CTL-003"], unit: ["WEB-001"] });
});

Deno.test("coverageReport() gives an area a line, and what is open when asked", () => {
  const lines = coverageReport(CONFORMANCE, { open: true }).split("\n");
  assertEquals(lines.map((line) => line.replace(/ +/g, " ")), [
    "area rows live deviation unit only open",
    "ctl 3 1 1 0 1",
    "web 2 1 0 1 0",
    "all 5 2 1 1 1",
    "",
    "CTL-003 about CTL-003",
  ]);
  assertEquals(coverageReport(CONFORMANCE, { open: false }).split("\n").length, 4);
});
