import { assertEquals } from "@std/assert";
import { parseIni } from "../../src/config/ini/ini.ts";
import { percentFormat, UnknownNameError } from "../../src/text/python/percent_format.ts";
import { pythonInt } from "../../src/text/python/python_int.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import { shlexSplit } from "../../src/text/python/shlex.ts";
import { lexTokens } from "../../src/text/python/shlex_lexer.ts";
import { ValueError } from "../../src/text/python/value_error.ts";
import { type Answer, askPython, findPython, PERCENT_VALUES, type Question } from "./python_oracle.ts";

/** Texts of each kind; the nightly run asks for more. */
const EACH = Number(Deno.env.get("MONOVISOR_DIFFERENTIAL") ?? 400);
const SEED = Number(Deno.env.get("MONOVISOR_FUZZ_SEED") ?? 20240229);

/** What a generated text of each kind is made of; each has the pieces that its rules turn on. */
const PIECES: Readonly<Record<Question["kind"], readonly string[]>> = {
  ini: [
    ...[
      "[s]\n",
      "[t]x\n",
      "[DEFAULT]\n",
      "[]\n",
      "[a]b]\n",
      " [s]\n",
      "\n",
      "\n",
      "  \n",
      "\r\n",
      "\r",
      "; c\n",
      "  # c\n",
    ],
    ...[
      "a=1\n",
      "b : 2\n",
      "Key = V ; c\n",
      "a=b;c ;d #e\n",
      "  go on\n",
      "\tgo=on\n",
      "foo\n",
      "=x\n",
      "k=\n",
      "\x1fz=\xa0\n",
    ],
    ...["e= 'x ; y'\n", "u=é☃\n", "l=\\\n", ":\n", "#", ";", "=", " ", "x"],
    ...["m=1 ;x #y\n", "n=1 #x ;y\n"],
  ],
  shlex: ["a", "bc", " ", "  ", "\t", "\n", "'", '"', "\\", "'x y'", '"z\\"w"', "#", "$H", "é", "=", "''"],
  lexer: [
    "a",
    "B_1",
    " ",
    "\n",
    "'",
    '"',
    "\\",
    "=",
    ",",
    ";",
    "#",
    "$",
    "~",
    "/x.y",
    "'q r'",
    '"s,t"',
    "é",
    "(:)",
    "+-",
  ],
  percent: [
    ...["%", "%%", "(here)", "%(here)s", "%(n)d", "%(n)", "%(nope)s", "%(minus)", "%(zero)", "%(c)", "(", ")"],
    ...["s", "r", "a", "d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "c", "y", "é", "l", "h", "L"],
    ...["0", "5", "12", ".", ".3", "-", "+", " ", "#", "*"],
    ...["%(n)05", "%(minus)012.3", "%(n)#", "%(here)-9.3", "%(minus)+8", "%(n)- 6", "%(zero)#.0", "%(n).2"],
  ],
  repr: [
    "a",
    "'",
    '"',
    "\\",
    "\n",
    "\t",
    "\x00",
    "\x7f",
    "\xa0",
    "\xad",
    "é",
    "☃",
    "\u2028",
    "\ufeff",
    "\u{1f600}",
    "\u{e0001}",
  ],
  int: ["1", "0", "23", "_", "-", "+", " ", "\t", "x", ".", "\xa0"],
};

/** Mulberry32: a small generator with a seed, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function questionsOf(kind: Question["kind"], random: () => number): readonly Question[] {
  const pieces = PIECES[kind];
  return Array.from({ length: EACH }, (_, index) => {
    const length = 1 + Math.floor(random() * 9);
    const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)] ?? "").join("");
    // Half of the files begin with a header, or few would get beyond the first line.
    return { kind, text: kind === "ini" && index % 2 === 0 ? `[s]\n${text}` : text };
  });
}

function ask({ kind, text }: Question): Answer {
  try {
    return { value: OURS[kind](text) };
  } catch (error) {
    if (error instanceof UnknownNameError) return { error: `unknown name ${error.message}` };
    if (error instanceof ValueError) return { error: error.message };
    throw error;
  }
}

const OURS: Readonly<Record<Question["kind"], (text: string) => unknown>> = {
  ini(text) {
    const { sections, defaults } = parseIni(text, { source: "src" });
    return [Array.from(sections, ([name, options]) => [name, [...options]]), [...defaults]];
  },
  shlex: shlexSplit,
  lexer: (text) =>
    lexTokens(text, {
      posix: false,
      wordChars: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/.+-():",
      whitespaceSplit: false,
      commenters: "#",
    }),
  percent: (text) => percentFormat(text, new Map<string, string | number>(Object.entries(PERCENT_VALUES))),
  repr: pythonRepr,
  int: pythonInt,
};

const KINDS = ["ini", "shlex", "lexer", "percent", "repr", "int"] as const;
const random = generator(SEED);
const questions = KINDS.flatMap((kind) => questionsOf(kind, random));
const python = await findPython();
const answers = python === null ? [] : await askPython(python, questions);

for (const kind of KINDS) {
  const asked = questions.flatMap((question, index) =>
    question.kind === kind ? [[question, answers[index]] as const] : []
  );
  Deno.test({
    name: python === null
      ? `${kind} does what Python does (ignored: no Python 3.11 on PATH to compare with)`
      : `${kind} does what Python does with ${asked.length} generated texts`,
    ignore: python === null,
    fn: () => {
      assertEquals(asked.length, EACH);
      for (const [question, answer] of asked) assertEquals(ask(question), answer, JSON.stringify(question));
    },
  });
}
