import { assertEquals } from "@std/assert";
import { DIAGRAM } from "./state_diagram/write.ts";

for (const { url, text } of DIAGRAM) {
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  Deno.test(`src/process/${name} shows the table: if not, \`deno run -A tests/process/state_diagram/write.ts\``, () => {
    assertEquals(Deno.readTextFileSync(url), text);
  });
}
