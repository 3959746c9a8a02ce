import { assertEquals, assertThrows } from "@std/assert";
import { parseSpec } from "../../compat/spec.ts";

const HEAD = "# A title\nproves: CFG-001 CFG-002\n\n";

function parse(text: string) {
  return parseSpec("area/name", "/specs/area/name", text);
}

Deno.test("parseSpec() reads title, proofs, tags and deviation", () => {
  const spec = parse("# A title\nproves: CFG-001  CFG-002\ntags: pairs root\ndeviation: CFG-001\n\nstart\n");
  assertEquals(spec.title, "A title");
  assertEquals(spec.proves, ["CFG-001", "CFG-002"]);
  assertEquals(spec.tags, ["pairs", "root"]);
  assertEquals(spec.deviations, ["CFG-001"]);
});

Deno.test("parseSpec() takes the examples of a page of the manual for a reason to be", () => {
  const { manual, proves } = parse("# A title\nmanual: running\n\nstart\n");
  assertEquals({ manual, proves }, { manual: "running", proves: [] });
});

Deno.test("parseSpec() gives one step a line, without comments and blank lines", () => {
  const { steps } = parse(`${HEAD}start -e debug\n\n# why\nctl status  x\n`);
  assertEquals(steps.map(({ verb, rest, line }) => [verb, rest, line]), [
    ["start", "-e debug", 4],
    ["ctl", "status  x", 7],
  ]);
});

Deno.test("parseSpec() takes the lines of a here-document as the body", () => {
  const { steps } = parse(`${HEAD}write x.conf <<EOF\n[a]\n\n# kept\nEOF\nstop\n`);
  assertEquals(steps.map(({ verb, rest, body }) => [verb, rest, body]), [
    ["write", "x.conf", "[a]\n\n# kept\n"],
    ["stop", "", undefined],
  ]);
});

Deno.test("parseSpec() refuses what it does not understand", () => {
  assertThrows(() => parse("no title\nproves: A\n\n"), Error, "its first line is no title");
  assertThrows(() => parse("# t\nproof: A\n\n"), Error, "proof: A");
  assertThrows(() => parse("# t\ntags: root\n\n"), Error, "it proves nothing");
  assertThrows(() => parse("# t\nproves: A\ntags: fast\n\n"), Error, "unknown tag fast");
  assertThrows(() => parse(`${HEAD}write x <<EOF\n[a]\n`), Error, "opens a body that nothing closes");
});
