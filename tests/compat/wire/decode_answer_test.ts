import { assertEquals, assertThrows } from "@std/assert";
import { decodeAnswer } from "../../../compat/wire/decode_answer.ts";

function result(value: string): string {
  return `<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n${value}\n</param>\n</params>\n</methodResponse>\n`;
}

Deno.test("decodeAnswer() decodes every type that the original sends, members in their order", () => {
  const array =
    "<value><array><data>\n<value><int>-1</int></value>\n<value><boolean>1</boolean></value>\n</data></array></value>";
  const xml = result(`<value><struct>
<member>
<name>b</name>
<value><string> &lt;a&gt; &amp; "c" </string></value>
</member>
<member>
<name>a</name>
${array}
</member>
</struct></value>`);
  assertEquals(decodeAnswer(xml), { kind: "result", value: { b: ' <a> & "c" ', a: [-1, true] } });
});

Deno.test("decodeAnswer() tells faults from results", () => {
  const xml = `<?xml version='1.0'?>
<methodResponse>
<fault>
<value><struct>
<member>
<name>faultCode</name>
<value><int>10</int></value>
</member>
</struct></value>
</fault>
</methodResponse>`;
  assertEquals(decodeAnswer(xml), { kind: "fault", fault: { faultCode: 10 } });
});

Deno.test("decodeAnswer() refuses what a strict client could not read", () => {
  assertThrows(() => decodeAnswer(result("<value><string>\x1b</string></value>")), Error, "XML 1.0 forbids");
  assertThrows(() => decodeAnswer(result("<value><i8>1</i8></value>")), Error, "no <struct>");
  assertThrows(() => decodeAnswer(result("<value>bare</value>")), Error, "no <struct>");
  assertThrows(() => decodeAnswer(result("<value><string>a<b</string></value>")), Error, "a tag inside text");
});
