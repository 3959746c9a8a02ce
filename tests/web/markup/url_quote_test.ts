import { assertEquals } from "@std/assert";
import { urlQuote } from "../../../src/web/markup/url_quote.ts";

Deno.test("urlQuote() quotes as Python's urllib does", () => {
  assertEquals(urlQuote("w:w_00"), "w%3Aw_00");
  assertEquals(urlQuote("a/b-c.d~e_f"), "a/b-c.d~e_f");
  assertEquals(urlQuote("!'()*+ &<>\"#?="), "%21%27%28%29%2A%2B%20%26%3C%3E%22%23%3F%3D");
  assertEquals(urlQuote("éx"), "%C3%A9x");
  assertEquals(urlQuote("a\r\nb"), "a%0D%0Ab");
});

Deno.test("urlQuote() replaces half a character, which URLs cannot hold", () => {
  assertEquals(urlQuote("\ud800"), "%EF%BF%BD");
});
