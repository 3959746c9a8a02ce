import { assertEquals } from "@std/assert";
import { allProcessInfo } from "../../../../src/rpc/api/supervisor/all_process_info.ts";
import { encodeResponse } from "../../../../src/rpc/codec/xmlrpc.ts";
import { concatBytes } from "../../../../src/text/bytes/concat_bytes.ts";
import { fakeSupervisor } from "../../../web/fake_supervisor.ts";

/** So many programs of one process each. */
function programs(count: number): Readonly<Record<string, object>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${String(index).padStart(3, "0")}`, {}]));
}

for (const count of [0, 1, 63, 64, 65, 128, 150]) {
  Deno.test(`allProcessInfo() of ${count} processes is one whole document, in pieces when it changes at once`, () => {
    const { supervisor } = fakeSupervisor(programs(count));
    const { pieces, value } = allProcessInfo(supervisor);
    assertEquals(pieces, [encodeResponse(value())]);
    if (count === 0) return;
    supervisor.turns.run(() => supervisor.groups.get("p000")?.processes.get("p000")?.start());
    const changed = allProcessInfo(supervisor);
    assertEquals(changed.pieces.length, Math.ceil(count / 64));
    assertEquals(concatBytes(...changed.pieces), encodeResponse(changed.value()));
  });
}

Deno.test("allProcessInfo() makes only those pieces anew in which a process has changed", () => {
  const { supervisor, clock } = fakeSupervisor(programs(150));
  const start = (name: string) => supervisor.turns.run(() => supervisor.groups.get(name)?.processes.get(name)?.start());
  allProcessInfo(supervisor);
  start("p000");
  const first = allProcessInfo(supervisor);
  const again = allProcessInfo(supervisor);
  assertEquals(again.pieces.map((piece, index) => piece === first.pieces[index]), [true, true, true]);

  start("p070");
  const changed = allProcessInfo(supervisor);
  assertEquals(changed.pieces.map((piece, index) => piece === first.pieces[index]), [true, false, true]);
  assertEquals(concatBytes(...changed.pieces), encodeResponse(changed.value()));

  supervisor.turns.run(() => supervisor.removeGroup("p149"));
  const fewer = allProcessInfo(supervisor);
  assertEquals(fewer.pieces.map((piece, index) => piece === changed.pieces[index]), [true, true, false]);
  assertEquals(concatBytes(...fewer.pieces), encodeResponse(fewer.value()));

  clock.setWall(1_700_000_001);
  const later = allProcessInfo(supervisor);
  assertEquals(later.pieces, [encodeResponse(later.value())]);
});
