import { keyValuePairs } from "../../src/config/values/key_value_pairs.ts";
import { byteSize } from "../../src/text/python/byte_size.ts";
import { expand } from "../../src/text/python/expand.ts";
import { percentFormat, UnknownNameError } from "../../src/text/python/percent_format.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import { shlexSplit } from "../../src/text/python/shlex.ts";
import { ValueError } from "../../src/text/python/value_error.ts";
import { expectError } from "./support/expect_error.ts";
import { fuzz } from "./support/fuzz.ts";

const EXPANSIONS = new Map<string, string | number>([["here", "/etc/it's"], ["n", 42], ["minus", -7], ["c", "é"]]);

fuzz({
  name: "text",
  share: 0.25,
  pieces: [
    ...[
      "%",
      "%%",
      "%(here)s",
      "%(n)d",
      "%(nope)s",
      "%(c)c",
      "(",
      ")",
      "s",
      "r",
      "d",
      "x",
      "e",
      "g",
      "*",
      ".",
      "-",
      "0",
      "9",
      "#",
      "+",
    ],
    ...[
      "99999999",
      "2147483647",
      "4294967296",
      ".9",
      "l",
      " ",
      "\t",
      "\n",
      "'",
      '"',
      "\\",
      "a",
      "A=1",
      ",",
      "=",
      ";",
      "$",
      "~",
      "é",
      "☃",
    ],
    ...[
      "KB",
      "mb",
      "GB",
      "1",
      "1e9",
      "_",
      "\0",
      "\u{1f600}",
      "%(",
      "%(a",
      "%((n))d",
      "%(minus)012.3f",
      "%(here)4294967296s",
      "%(n).4294967296d",
      "it's",
      "٣",
      "\u2028",
    ],
  ],
  property(input) {
    const text = new TextDecoder().decode(input);
    expectError([ValueError], () => shlexSplit(text));
    expectError([ValueError], () => keyValuePairs(text));
    expectError([ValueError], () => byteSize(text));
    expectError([ValueError, UnknownNameError], () => percentFormat(text, EXPANSIONS));
    expectError([ValueError], () => expand(text, { expansions: EXPANSIONS, name: "x" }));
    pythonRepr(text);
  },
});
