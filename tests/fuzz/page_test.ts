import { assertEquals } from "@std/assert";
import { wireReply } from "../../src/http/wire/wire_reply.ts";
import type { XmlElement } from "../../src/rpc/codec/xmlrpc_element.ts";
import { scanXml } from "../../src/rpc/codec/xmlrpc_scan.ts";
import { urlQuote } from "../../src/web/markup/url_quote.ts";
import { askPage } from "../../src/web/pages/ask_page.ts";
import { statusPage } from "../../src/web/pages/status_page.ts";
import { tailPage } from "../../src/web/pages/tail_page.ts";
import { webHandlers } from "../../src/web/web_handlers.ts";
import { OPEN_SITE } from "../support/open_site.ts";
import { ask } from "../web/ask.ts";
import { fakeSupervisor } from "../web/fake_supervisor.ts";
import { NO_LOGS, SERVER } from "../web/server.ts";
import { fuzz } from "./support/fuzz.ts";

const { supervisor } = fakeSupervisor({ cat: {} });
const handlers = webHandlers({ supervisor, server: SERVER, site: OPEN_SITE, logs: NO_LOGS });

const HARMLESS = shapes("x");

fuzz({
  name: "page",
  share: 0.05,
  pieces: [
    ...["<", ">", "</td>", "</pre>", "</title>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<?x ?>"],
    ...['"', "'", "`", "&", "&amp;", "&#60;", "&lt", "=", "/", "\\", " onload=x ", "javascript:", "%22", "%0d%0a", "+"],
    ...["\r\n", "\n", "\r", "\t", "\0", "\x1b[2J", "é☃", "\u2028", "\u{1f600}", "text", "http://evil.example"],
    ...[Uint8Array.of(0xff), Uint8Array.of(0xed, 0xa0, 0x80)],
  ],
  async property(input) {
    const text = new TextDecoder().decode(input);
    // Control characters reach a page as they are; XML has no word for them
    const written = text.replaceAll(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, "?");
    assertEquals(shapes(written || "x"), HARMLESS);
    const location = await redirectOf(text);
    assertEquals(/^http:\/\/localhost:9001\/\?message=[\w.~%/-]*$/.test(location), true, location);
  },
});

/** The pages' elements, whose texts and values alone may depend on what is shown in them. */
function shapes(text: string): readonly unknown[] {
  const process = { namespec: text, group: text, state: "RUNNING", description: text, start: 1 };
  const row = { ...process, kind: "running", failure: { end: text, line: text, log: "stderr" }, load: null } as const;
  const pages = [
    statusPage({ rows: [row, row], message: text, identifier: text, token: null, forPeople: false }),
    statusPage({ rows: [row, row], message: text, identifier: text, token: "t", forPeople: true }),
    askPage({ action: "clearlog", namespec: text, token: "t" }) ?? "",
    tailPage({ namespec: text, log: "stderr", text, limit: 1024 }),
  ];
  return pages.map((html) => [shape(elements(html)), tags(html)]);
}

/** Every tag with the names of its attributes, without their values. */
function tags(html: string): readonly (string | undefined)[] {
  const [, ...pieces] = html.split("<");
  return pieces.map((piece) => /^(?:[^">]|"[^"]*")*>/.exec(piece)?.[0].replaceAll(/"[^"]*"/g, '""'));
}

function elements(html: string): XmlElement {
  // What only XML has no room for in a text, HTML has (Compat: SEC-007)
  const root = scanXml(html.replace(/^<!DOCTYPE html>\n/, "").replaceAll("]]", "))"));
  if (root === "unfamiliar") throw new Error("Cannot read the page: it is no plain XML");
  return root;
}

function shape({ name, children }: XmlElement): unknown {
  return [name, children.map(shape)];
}

/** Where an action on a process of that name leads, as it stands in the answer's head. */
async function redirectOf(name: string): Promise<string> {
  const response = await ask(handlers, `/?action=stop&processname=${urlQuote(name) || "x"}`);
  const to = { line: "", method: "GET", path: "/", query: "", version: "1.1", headers: [] };
  const lines = new TextDecoder().decode(wireReply(response, { to, now: 0 }).head).split("\r\n");
  assertEquals(lines.length, 11);
  return lines.find((line) => line.startsWith("Location: "))?.slice(10) ?? "";
}
