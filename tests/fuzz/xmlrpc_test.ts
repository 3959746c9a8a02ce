import { assert } from "@std/assert";
import { dispatch } from "../../src/rpc/dispatch.ts";
import { decodeCall } from "../../src/rpc/xmlrpc.ts";
import { XmlRpcSyntaxError } from "../../src/rpc/xmlrpc_element.ts";
import { fuzz } from "./support/fuzz.ts";

const DEEP = 400;

fuzz({
  name: "xmlrpc",
  share: 0.15,
  pieces: [
    ...[
      "<?xml version='1.0'?>",
      "<methodCall>",
      "</methodCall>",
      "<methodName>a.b</methodName>",
      "<params>",
      "</params>",
      "<param>",
    ],
    ...[
      "</param>",
      "<value>",
      "</value>",
      "<array><data>",
      "</data></array>",
      "<struct>",
      "</struct>",
      "<member>",
      "</member>",
    ],
    ...[
      "<name>x</name>",
      "<int>5</int>",
      "<int>1e999</int>",
      `<int>${"9".repeat(5000)}</int>`,
      "<double>nan</double>",
      "<boolean>x</boolean>",
    ],
    ...[
      "<dateTime.iso8601>99999999T99:99:99</dateTime.iso8601>",
      "<base64>====</base64>",
      "<base64>Y\nQ==</base64>",
      "<nil/>",
      "<i8/>",
    ],
    ...[
      "&lt;",
      "&amp;",
      "&#0;",
      "&#x110000;",
      "&#xd800;",
      "&nope;",
      "&",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<?x ?>",
      "<",
      ">",
      "/>",
      '"',
    ],
    ...[
      "<!DOCTYPE a [<!ENTITY b 'c'>]>",
      "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
      "<!ENTITY x SYSTEM 'x'>",
      " xmlns='u'",
      "x:y",
      "é☃",
    ],
    ...[
      "<value><array><data>".repeat(DEEP),
      "</data></array></value>".repeat(DEEP),
      "<a>".repeat(DEEP),
      "\0",
      "\r\n",
      " ",
      "text",
    ],
    ...[
      Uint8Array.of(0xff),
      Uint8Array.of(0xc3),
      "\ufeff",
      "<name>__proto__</name>",
      "<value><string>x</string></value>",
      "<a b='c' b='d'>",
    ],
  ],
  async property(input) {
    try {
      await decodeCall(input);
    } catch (error) {
      if (!(error instanceof XmlRpcSyntaxError)) throw error;
    }
    const answer = await dispatch(input, { methods: new Map(), log: () => {} });
    assert(answer.status === 400 || answer.status === 200);
  },
});
