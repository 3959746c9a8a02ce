import { assertEquals } from "@std/assert";
import { supervisorStdout } from "../../../src/events/pool/supervisor_stdout.ts";

function printed(result: string): string {
  return new TextDecoder().decode(supervisorStdout(new TextEncoder().encode(result)));
}

Deno.test("supervisorStdout() puts process and channel before each line, as the package of that name does", () => {
  const header = "processname:web groupname:web pid:7 channel:stderr";
  assertEquals(printed(`${header}\none\ntwo`), "web stderr | one\nweb stderr | two\n");
  assertEquals(printed(`${header}\none\n`), "web stderr | one\nweb stderr | \n");
});

Deno.test("supervisorStdout() leaves alone what is no PROCESS_LOG payload", () => {
  assertEquals([printed("OK"), printed("a b\nc")], ["OK", "a b\nc"]);
});
