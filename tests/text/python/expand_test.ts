import { assertEquals, assertThrows } from "@std/assert";
import { expand } from "../../../src/text/python/expand.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

const expansions = new Map<string, string | number>([["here", "/etc"], ["process_num", 7], ["ENV_A", "it's 100%"]]);

const EXPANDED: readonly (readonly [format: string, expected: string])[] = [
  ["plain", "plain"],
  ["", ""],
  ["100%%", "100%"],
  ["%(here)s/x", "/etc/x"],
  ["%(ENV_A)s", "it's 100%"],
  ["%(process_num)d %(process_num)s", "7 7"],
  ["%(process_num)02d|%(process_num)5d|%(process_num)-5d|%(process_num)+d|%(process_num) d", "07|    7|7    |+7| 7"],
  ["%(process_num)05.3d|%(process_num)-05d|", "00007|7    |"],
  ["%(process_num)x %(process_num)#x %(process_num)#06X %(process_num)#o", "7 0x7 0X0007 0o7"],
  ["%(process_num)f %(process_num)5.1f %(process_num)e %(process_num).0E", "7.000000   7.0 7.000000e+00 7E+00"],
  ["%(process_num)g %(process_num)#g", "7 7.00000"],
  ["%(here)-6s|%(here)6.2s|%(here)r|%(ENV_A)a", "/etc  |    /e|'/etc'|\"it's 100%\""],
  ["%(process_num)ld %(process_num)hi %(process_num)c", "7 7 \u0007"],
  ["%s", `{'here': '/etc', 'process_num': 7, 'ENV_A': "it's 100%"}`],
];

const REFUSED: readonly (readonly [format: string, message: string])[] = [
  ["50%", "Format string '50%' for 's.o' is badly formatted: incomplete format"],
  ["%(here)", "Format string '%(here)' for 's.o' is badly formatted: incomplete format"],
  ["%(here", "Format string '%(here' for 's.o' is badly formatted: incomplete format key"],
  [
    "%(nope)s",
    "Format string '%(nope)s' for 's.o' contains names ('nope') which cannot be expanded. Available names: ENV_A, here, process_num",
  ],
  [
    "%(nope)",
    "Format string '%(nope)' for 's.o' contains names ('nope') which cannot be expanded. Available names: ENV_A, here, process_num",
  ],
  ["%(here)d", "Format string '%(here)d' for 's.o' is badly formatted: %d format: a real number is required, not str"],
  ["%(here)x", "Format string '%(here)x' for 's.o' is badly formatted: %x format: an integer is required, not str"],
  ["%(here)f", "Format string '%(here)f' for 's.o' is badly formatted: must be real number, not str"],
  ["%(here)c", "Format string '%(here)c' for 's.o' is badly formatted: %c requires int or char"],
  ["50% off", "Format string '50% off' for 's.o' is badly formatted: %o format: an integer is required, not dict"],
  ["/tmp/%foo", "Format string '/tmp/%foo' for 's.o' is badly formatted: must be real number, not dict"],
  ["A=%20y", "Format string 'A=%20y' for 's.o' is badly formatted: unsupported format character 'y' (0x79) at index 5"],
  ["%é", "Format string '%é' for 's.o' is badly formatted: unsupported format character '?' (0xe9) at index 1"],
  [
    "%(here)%",
    "Format string '%(here)%' for 's.o' is badly formatted: unsupported format character '%' (0x25) at index 7",
  ],
  ["%s %s", "Format string '%s %s' for 's.o' is badly formatted: not enough arguments for format string"],
  ["%*d", "Format string '%*d' for 's.o' is badly formatted: * wants int"],
  [
    "%(here)99999999999999999999s",
    "Format string '%(here)99999999999999999999s' for 's.o' is badly formatted: width too big",
  ],
];

Deno.test("expand() fills in names with Python's flags, widths and conversions", () => {
  for (const [format, expected] of EXPANDED) {
    assertEquals(expand(format, { expansions, name: "s.o" }), expected, format);
  }
});

Deno.test("expand() refuses a format with Python's words", () => {
  for (const [format, message] of REFUSED) {
    const error = assertThrows(() => expand(format, { expansions, name: "s.o" }), ValueError, undefined, format);
    assertEquals(error.message, message);
  }
});
