import { assertEquals, assertThrows } from "@std/assert";
import { formFields } from "../../../src/web/pages/form_fields.ts";
import { request } from "../ask.ts";

Deno.test("formFields() takes the query's first, the body's last, and the body before the query", () => {
  assertEquals([...formFields(request("/?a=1&a=2&b=3"))], [["a", "1"], ["b", "3"]].toReversed());
  const post = request("/?a=1&b=3", { method: "POST", body: "a=4&a=5" });
  assertEquals(Object.fromEntries(formFields(post)), { a: "5", b: "3" });
});

Deno.test("formFields() decodes, and drops what is empty", () => {
  assertEquals(Object.fromEntries(formFields(request("/?m=a+b%26%C3%A9%ff&n=&o&n=x"))), { m: "a b&é\ufffd", n: "x" });
});

Deno.test("formFields() reads no body of a GET and refuses one that is not UTF-8", () => {
  assertEquals(Object.fromEntries(formFields(request("/", { body: "a=1" }))), {});
  const { head } = request("/", { method: "POST" });
  assertThrows(() => formFields({ head, body: Uint8Array.of(255) }), TypeError);
});
