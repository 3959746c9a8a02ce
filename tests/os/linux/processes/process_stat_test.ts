import { assertEquals } from "@std/assert";
import { decodeProcessStat } from "../../../../src/os/linux/processes/process_stat.ts";

const FIELDS = "S 1 7 7 0 -1 4194560 103 0 0 0 2 3 40 500 20 0 1 0 98765 2600960 217 18446744073709551615 1 1";
const REST = `${"0 ".repeat(24)}10752`;

Deno.test("decodeProcessStat() finds name, state, start and status", () => {
  assertEquals(decodeProcessStat(`7 (cat) ${FIELDS} ${REST}\n`), {
    ...{
      comm: "cat",
      state: "S",
      parent: 1,
      group: 7,
      startTime: 98765,
      cpuTicks: 545,
      residentPages: 217,
      exitCode: 42 << 8,
    },
  });
});

Deno.test("decodeProcessStat() is not misled by blanks and parentheses in a name", () => {
  assertEquals(decodeProcessStat(`7 (a) Z (b 1) ${FIELDS} ${REST}\n`).comm, "a) Z (b 1");
  assertEquals(decodeProcessStat(`7 () ${FIELDS}\n`).comm, "");
});
