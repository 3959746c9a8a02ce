import { assertEquals, assertThrows } from "@std/assert";
import { parseIni } from "../../../src/config/ini/ini.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

function parse(text: string): Record<string, Record<string, string>> {
  const { sections } = parseIni(text, { source: "/etc/s.conf" });
  return Object.fromEntries(Array.from(sections, ([name, options]) => [name, Object.fromEntries(options)]));
}

function options(text: string): Record<string, string> | undefined {
  return parse("[s]\n" + text)["s"];
}

Deno.test("parseIni() drops comment lines, also inside a value", () => {
  assertEquals(options("; x\n  # y\na=1\n; c\n  2\n"), { a: "1\n2" });
});

Deno.test("parseIni() sees inline comments only behind white space", () => {
  assertEquals(options("a=1 ;c\nb=1;c\nc=1 #c\nd=1#c\ne=;x\nf= ;x\ng=1\t;x\n"), {
    a: "1",
    b: "1;c",
    c: "1",
    d: "1#c",
    e: ";x",
    f: "",
    g: "1",
  });
});

Deno.test("parseIni() tries the next place of both comment characters at once", () => {
  assertEquals(options("a=b;c ;d #e\n"), { a: "b;c ;d" });
  assertEquals(options("a=b;c ;d e\n"), { a: "b;c" });
});

Deno.test("parseIni() does not let quotes protect a comment", () => {
  assertEquals(options("command=sh -c 'echo a ; echo b'\n"), { command: "sh -c 'echo a" });
});

Deno.test("parseIni() cuts key and value at the first = or :", () => {
  assertEquals(options("h:v\ni = a:b=c\nj: a=b\na==1\nb:=1\na b c = 1\nx.y=2\nMinFDs=3\n"), {
    h: "v",
    i: "a:b=c",
    j: "a=b",
    a: "=1",
    b: "=1",
    "a b c": "1",
    "x.y": "2",
    minfds: "3",
  });
});

Deno.test("parseIni() joins lines that are indented deeper", () => {
  assertEquals(options("a=\n  x\n  y\n"), { a: "\nx\ny" });
  assertEquals(options("a=1\n\n  2\n\n\nb=3\n"), { a: "1\n\n2", b: "3" });
  assertEquals(options("a=1\n  b=2\n"), { a: "1\nb=2" });
  assertEquals(options("a=1\n\t[t]\nb=2\n"), { a: "1\n[t]", b: "2" });
  assertEquals(options("  a=1\n  b=2\n"), { a: "1", b: "2" });
});

Deno.test("parseIni() merges repeated sections and lets the later option win", () => {
  assertEquals(parse("[s]\na=1\nb=1\n[t]\n[s]\na=2\na=3\n"), { s: { a: "3", b: "1" }, t: {} });
});

Deno.test("parseIni() keeps [DEFAULT] apart from the sections", () => {
  const ini = parseIni("[DEFAULT]\nuser=x\n[default]\nuser=y\n", { source: "f" });
  assertEquals([...ini.defaults], [["user", "x"]]);
  assertEquals([...ini.sections.keys()], ["default"]);
});

Deno.test("parseIni() reads a header up to the last bracket", () => {
  assertEquals(Object.keys(parse("[a]b]\n[s]junk\n[t] ; c\n[ u ]\n")), ["a]b", "s", "t", " u "]);
});

Deno.test("parseIni() takes CRLF, CR and tabs", () => {
  assertEquals(parse("[s]\r\n\ta\t=\t1\t\r\n"), { s: { a: "1" } });
  assertEquals(parse("[s]\rb=1\r"), { s: { b: "1" } });
});

Deno.test("parseIni() lays a file over another one", () => {
  const base = parseIni("[s]\na=1\nb=1\n[t]\n", { source: "one" });
  const { sections } = parseIni("[u]\n[s]\nb=2\n", { source: "two", base });
  assertEquals(Array.from(sections, ([name, own]) => [name, ...own]), [["s", ["a", "1"], ["b", "2"]], ["t"], ["u"]]);
});

Deno.test("parseIni() lists every line that is neither header nor option", () => {
  const table: readonly (readonly [text: string, message: string])[] = [
    ["[s]\nfoo\n", "Source contains parsing errors: '/etc/s.conf'\n\t[line  2]: 'foo\\n'"],
    ["[s]\na=1\\\n2", "Source contains parsing errors: '/etc/s.conf'\n\t[line  3]: '2'"],
    [
      "[s]\n[\n=x\n  it's\n",
      "Source contains parsing errors: '/etc/s.conf'\n\t[line  2]: '[\\n'\n\t[line  3]: '=x\\n'\n\t[line  4]: \"  it's\\n\"",
    ],
    ["[s]\n" + "\n".repeat(98) + "foo\n", "Source contains parsing errors: '/etc/s.conf'\n\t[line 100]: 'foo\\n'"],
  ];
  for (const [text, message] of table) assertEquals(assertThrows(() => parse(text), ValueError).message, message);
});

Deno.test("parseIni() wants a section header first", () => {
  for (const line of ["foo=1", "[s", "[]"]) {
    const error = assertThrows(() => parse(`; c\n${line}\n`), ValueError);
    assertEquals(error.message, `File contains no section headers.\nfile: '/etc/s.conf', line: 2\n'${line}\\n'`);
  }
});
