import { assertEquals } from "@std/assert";
import { decodeProcessStat } from "../../../../src/os/linux/processes/process_stat.ts";

const FIELDS = "S 1 7 7 0 -1 4194560 103 0 0 0 2 3 0 0 20 0 1 0 98765 2600960 217 18446744073709551615 1 1";

Deno.test("decodeProcessStat() finds name, state and start", () => {
  assertEquals(decodeProcessStat(`7 (cat) ${FIELDS}\n`), { comm: "cat", state: "S", startTime: 98765 });
});

Deno.test("decodeProcessStat() is not misled by blanks and parentheses in a name", () => {
  assertEquals(decodeProcessStat(`7 (a) Z (b 1) ${FIELDS}\n`), { comm: "a) Z (b 1", state: "S", startTime: 98765 });
  assertEquals(decodeProcessStat(`7 () ${FIELDS}\n`).comm, "");
});
