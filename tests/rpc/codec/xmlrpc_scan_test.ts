import { assertEquals, assertThrows } from "@std/assert";
import { MAX_DEPTH, XmlRpcSyntaxError } from "../../../src/rpc/codec/xmlrpc_element.ts";
import { scanXml } from "../../../src/rpc/codec/xmlrpc_scan.ts";

Deno.test("scanXml() gives names, text before the first child, and children", () => {
  assertEquals(scanXml(" <!-- x --><a>t&lt;<b/>after<c>\r\n</c ></a>\n<!-- y -->"), {
    name: "a",
    text: "t<",
    children: [{ name: "b", text: null, children: [] }, { name: "c", text: "\n", children: [] }],
  });
});

Deno.test("scanXml() refuses what is not well-formed", () => {
  const documents = [
    "",
    "x",
    "<",
    "<a",
    "<a>",
    "</a>",
    "<a></b>",
    "<a><b></a></b>",
    "<a/><b/>",
    "<a/>x",
    "x<a/>",
    "<a>&</a>",
    "<a>&lt</a>",
    "<a>&foo;</a>",
    "<a>&#0;</a>",
    "<a>&#xD800;</a>",
    "<a>&#x110000;</a>",
    "<a>]]></a>",
    "<a>\x01</a>",
    "<a>\ufffe</a>",
    "<a><!-- -- --></a>",
    "<a><!-- </a>",
    "<a><![CDATA[</a>",
    "<![CDATA[x]]><a/>",
    "<a><?xml version='1.0'?></a>",
    " <?xml version='1.0'?><a/>",
    "<?xml version='1.0' bad?><a/>",
    "</a/>",
    "< a/>",
    "<1/>",
    "<!DOCTYPE",
    "<a/><!DOCTYPE a>",
    "<a b=c/>",
    "<a b='<'/>",
    "<a b='&x;'/>",
    "<a b='' b=''/>",
    "<a b/>",
    "<a b='c'd='e'/>",
    "<?XML x?><a/>",
    "<?pi",
    "<a b='",
    '<?pi"?><a/>',
    `<a${" b=''".repeat(40)}/>`,
  ];
  for (const document of documents) assertThrows(() => scanXml(document), XmlRpcSyntaxError, undefined, document);
});

Deno.test("scanXml() checks and drops attributes and processing instructions", () => {
  const document = "<?xml version='1.0'?><?pi x?><é b='c' d = \"&lt;'>\"><?pi?>t<c/></é >";
  assertEquals(scanXml(document), { name: "é", text: "t", children: [{ name: "c", text: null, children: [] }] });
});

Deno.test("scanXml() leaves namespaces and DOCTYPE to a full parser, if the document is well-formed", () => {
  const documents = [
    "<a xmlns='u'/>",
    "<a xmlns:x='u'/>",
    "<x:a/>",
    "<a x:b='c'/>",
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a PUBLIC 'p' \"s\" ><a/>",
  ];
  for (const document of documents) assertEquals(scanXml(document), "unfamiliar", document);
  for (const document of documents) assertThrows(() => scanXml(`${document}<a>`), XmlRpcSyntaxError);
});

Deno.test("scanXml() refuses definitions of entities", () => {
  const bomb = "<!DOCTYPE a [<!ENTITY x 'cat'><!ENTITY y '&x;&x;&x;'>]><a>&y;</a>";
  assertThrows(() => scanXml(bomb), XmlRpcSyntaxError, "bad markup");
});

Deno.test("scanXml() refuses elements nested without bound", () => {
  const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
  assertThrows(() => scanXml(nested(MAX_DEPTH + 1)), XmlRpcSyntaxError, "nested too deep");
  assertThrows(() => scanXml(nested(1_000_000)), XmlRpcSyntaxError, "nested too deep");
  assertEquals(typeof scanXml(nested(MAX_DEPTH)), "object");
});
