import { assertEquals, assertThrows } from "@std/assert";
import { XmlRpcSyntaxError } from "../../../src/rpc/codec/xmlrpc_element.ts";
import { isForbidden, resolveReferences } from "../../../src/rpc/codec/xmlrpc_references.ts";

Deno.test("resolveReferences() resolves each reference once", () => {
  const cases = [
    ["plain", "plain"],
    ["&lt;a&gt; &amp;amp; &amp;lt;", "<a> &amp; &lt;"],
    ["&quot;&apos;&amp;#65;&#65;&#x1F600;&#10;", "\"'&#65;A\u{1f600}\n"],
  ] as const;
  for (const [text, expected] of cases) assertEquals(resolveReferences(text), expected);
});

Deno.test("resolveReferences() refuses what names no character of XML 1.0", () => {
  for (
    const text of [
      "&",
      "&lt",
      "&nbsp;",
      "&LT;",
      "&#;",
      "&#x;",
      "&#0;",
      "&#xD800;",
      "&#xDFFF;",
      "&#x110000;",
      "&#xFFFE;",
    ]
  ) {
    assertThrows(() => resolveReferences(`&lt;${text}`), XmlRpcSyntaxError, "bad reference", text);
  }
});

Deno.test("isForbidden() finds control characters but those of plain text", () => {
  assertEquals(isForbidden("a\t\n\r\u{1f600}\x7f\x85"), false);
  for (const text of ["\0", "\x1b", "\ufffe", "\uffff"]) assertEquals(isForbidden(`a${text}`), true);
});
