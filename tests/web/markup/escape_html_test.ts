import { assertEquals } from "@std/assert";
import { escapeHtml } from "../../../src/web/markup/escape_html.ts";

Deno.test("escapeHtml() escapes what begins markup and leaves the rest, as the original does", () => {
  assertEquals(escapeHtml(`a<b>&"c'&amp;`), `a&lt;b>&amp;"c'&amp;amp;`);
});
