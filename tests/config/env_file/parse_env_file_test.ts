import { assert, assertEquals, assertThrows } from "@std/assert";
import { EnvFileError } from "../../../src/config/env_file/env_file_error.ts";
import { type LookUp, parseEnvFile } from "../../../src/config/env_file/parse_env_file.ts";

function parsed(text: string, lookUp: LookUp | null = null): Readonly<Record<string, string>> {
  return Object.fromEntries(parseEnvFile(text, { lookUp }));
}

function refused(text: string, lookUp: LookUp | null = null): string {
  const error = assertThrows(() => parsed(text, lookUp), EnvFileError);
  return `line ${error.line} ${error.message}`;
}

/** Every row stood between these two lines, so that what a reader loses behind it shows. */
const [BEFORE, AFTER] = ["A=plain", "Z=after"];
const OUTSIDE: LookUp = (name, found) => found.get(name);

/** Lines that are read as compose-go 2.16.2 reads them; those of the third column only where "$" is expanded. */
const AS_COMPOSE: readonly (readonly [line: string, values: Readonly<Record<string, string>>, expanded?: true])[] = [
  ["A1=plain", { A1: "plain" }],
  ['B="dq $A"', { B: "dq plain" }, true],
  ["C='sq $A'", { C: "sq $A" }],
  ["D=un # comment", { D: "un" }],
  ['E="x" # comment', { E: "x" }],
  ["F=a\\nb", { F: "a\\nb" }],
  ['G="a\\nb"', { G: "a\nb" }],
  ["export H=1", { H: "1" }],
  ["I = spaced", { I: "spaced" }],
  ["J=", { J: "" }],
  ['L="multi\nline"', { L: "multi\nline" }],
  ["M=${A}-x", { M: "plain-x" }, true],
  ["N=${NOPE:-def}", { N: "def" }, true],
  ['O=a"b"c', { O: 'a"b"c' }],
  ["P=it's", { P: "it's" }],
  ['Q="a\\"b"', { Q: 'a"b' }],
  ["R=#x", { R: "#x" }],
  ["S=a#b", { S: "a#b" }],
  ["T=C:\\dir", { T: "C:\\dir" }],
  ["U=1\nU=2", { U: "2" }],
  ["V=`x`", { V: "`x`" }],
  ["a.b=1\nlower=2", { "a.b": "1", lower: "2" }],
];

for (const [line, values, expanded = false] of AS_COMPOSE) {
  const how = expanded ? ", with env_file_expand" : "";
  Deno.test(`parseEnvFile() reads ${JSON.stringify(line)} as compose does${how}`, () => {
    const text = `${BEFORE}\n${line}\n${AFTER}\n`;
    assertEquals(parsed(text, OUTSIDE), { A: "plain", ...values, Z: "after" });
    if (!expanded) assertEquals(parsed(text), { A: "plain", ...values, Z: "after" });
  });
}

Deno.test("parseEnvFile() refuses what compose refuses: a line that is no variable, an open quote", () => {
  assertEquals(refused(`${BEFORE}\n; comment line\n${AFTER}\n`), 'line 2 has no "="');
  assertEquals(refused(`${BEFORE}\nW="a\n${AFTER}\n`), "line 2 opens a quote that nothing closes");
});

// The deviations from compose-go, each of them on purpose

Deno.test("parseEnvFile() leaves $ as it is written, where compose expands always", () => {
  assertEquals(parsed('B="dq $A"\nM=${A}-x\nN=${NOPE:-def}\nP=$$ \\$A\nQ="\\$A"\n'), {
    ...{ B: "dq $A", M: "${A}-x", N: "${NOPE:-def}", P: "$$ \\$A", Q: "\\$A" },
  });
});

Deno.test("parseEnvFile() refuses a name without a value, which compose takes from outside", () => {
  assertEquals(refused("A=1\nK\n"), 'line 2 has no "="');
});

Deno.test("parseEnvFile() refuses what follows a closing quote, which compose takes for the next line", () => {
  assertEquals(refused('A="1"B=2'), "line 1 goes on after its closing quote");
  assertEquals(refused("A='1' B"), "line 1 goes on after its closing quote");
  assertEquals(refused('A="1"#'), "line 1 goes on after its closing quote");
});

Deno.test("parseEnvFile() refuses names that no shell takes, and name: value", () => {
  for (const line of ["1A=1", "A B=1", "=1", "A-é=1", "A: b=1", "a[0]=1"]) {
    assertEquals(refused(line), 'line 1 has a name of other characters than letters, digits, "_", "." and "-"');
  }
});

Deno.test("parseEnvFile() takes for a comment what follows any blank, also before a value", () => {
  assertEquals(parsed("A= # none\nB=x\t# y\nC=\n# D=1\n  # E=1\n"), { A: "", B: "x", C: "" });
});

Deno.test("parseEnvFile() decodes five escapes, and in single quotes none", () => {
  assertEquals(parsed(`A="\\n\\r\\t\\"\\\\"\nB="\\a\\d\\x41"\nC='\\n\\'\n`), {
    A: '\n\r\t"\\',
    B: "\\a\\d\\x41",
    C: "\\n\\",
  });
});

// What the table does not have

Deno.test("parseEnvFile() takes line ends of Windows, a byte order mark, a last line without an end, and nothing", () => {
  assertEquals(parsed('\ufeffA=1\r\n\r\nB="x\r\ny"\r\nexport\tC=3'), { A: "1", B: "x\ny", C: "3" });
  assertEquals([parsed(""), parsed("\n \n#"), parsed("export=1\nexports=2")], [{}, {}, { export: "1", exports: "2" }]);
});

Deno.test("parseEnvFile() keeps names that mean something to JavaScript", () => {
  assertEquals(Object.entries(parsed("__proto__=1\nconstructor=2\n")), [["__proto__", "1"], ["constructor", "2"]]);
  assertEquals(parsed("A=$constructor", OUTSIDE), { A: "" });
});

Deno.test("parseEnvFile() counts the lines of values that have several", () => {
  assertEquals(refused("A=\"1\n2\n3\"\n# x\n\nB='\n'\n???\n"), 'line 8 has no "="');
});

Deno.test("parseEnvFile() refuses a NUL byte, which no variable can have", () => {
  assertEquals(refused("A=1\nB=a\0b\n"), "line 2 has a NUL byte");
});

Deno.test("parseEnvFile() expands what is above, in defaults too, and nothing that an escape protects", () => {
  const text =
    'A=1\nB="${A}$A ${NO:-d $A}${A:-x}"\nC=$NO.$\nD="\\$A \\\\$A"\nE=$$A \'$A\'\nF=\\$A\nA=2\nG=$A\nH=${NO:-}\n';
  assertEquals(parsed(text, OUTSIDE), {
    ...{ A: "2", B: "11 d 11", C: ".$", D: "$A \\1", E: "$A '1'", F: "\\1", G: "2", H: "" },
  });
});

Deno.test("parseEnvFile() refuses a reference that it does not know, where it expands", () => {
  const why = 'line 1 has a "${" that is neither ${NAME} nor ${NAME:-default}';
  for (const value of ["${A", "${}", "${A?x}", "${A:-${B}}", '"${A b}"', "${1}"]) {
    assertEquals(refused(`X=${value}`, OUTSIDE), why);
  }
});

Deno.test("parseEnvFile() lets no value grow without a bound", () => {
  const doubling = Array.from({ length: 60 }, (_, index) => `A${index + 1}=$A${index}$A${index}\n`).join("");
  assertEquals(refused(`A0=xxxxxxxx\n${doubling}`, OUTSIDE), "line 18 makes the values longer than 1 MiB together");
  const many = `A=${"x".repeat(1000)}\nB=${"$A".repeat(500_000)}\n`;
  assertEquals(refused(many, OUTSIDE), "line 2 makes the values longer than 1 MiB together");
});

Deno.test("parseEnvFile() takes a quarter of a megabyte of anything in a moment", () => {
  const begun = performance.now();
  const size = 2 ** 18;
  for (const unit of [" ", "x", '"', "'", "\\", "$", "${", "#", "\n", "=", "A=\n", "export ", '\\"', " #", "a b "]) {
    for (const head of ["", "A=", 'A="', "A='", "A= "]) {
      try {
        parsed(head + unit.repeat(size / unit.length), OUTSIDE);
      } catch (error) {
        assert(error instanceof EnvFileError);
      }
    }
  }
  assert(performance.now() - begun < 20_000);
});
