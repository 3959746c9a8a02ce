import { assertEquals } from "@std/assert";
import { releaseText } from "../../../cli/release/release.ts";

Deno.test("releaseText() tells what goes on, in numbers that agree", () => {
  const p = { name: "p", pid: 7 };
  const q = { name: "g:q", pid: 8 };
  const text = (programs: readonly (typeof p)[]) => releaseText({ kind: "ended", programs }, "/f");
  assertEquals(text([]), "released: no program goes on");
  assertEquals(text([p]), "released: 1 program goes on without a supervisor: p (pid 7)");
  assertEquals(text([p, q]), "released: 2 programs go on without a supervisor: p (pid 7), g:q (pid 8)");
});
