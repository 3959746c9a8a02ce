import { assertEquals, assertThrows } from "@std/assert";
import { getopt } from "../../cli/getopt.ts";
import { UsageError, usageErrorText } from "../../cli/usage_error.ts";

const names = {
  short: new Map([["n", false], ["k", false], ["c", true], ["?", false]]),
  long: new Map([
    ["nodaemon", false],
    ["nocleanup", false],
    ["configuration", true],
    ["log", true],
    ["logfile", true],
    ["help", false],
  ]),
};

Deno.test("getopt() reads every form of an option", () => {
  const table: readonly (readonly [args: readonly string[], read: string])[] = [
    [[], ""],
    [["-nk"], "-n -k"],
    [["-nc", "f"], "-n -c=f"],
    [["-cf", "-?"], "-c=f -?"],
    [["-c", "-n"], "-c=-n"],
    [["--configuration", "f", "--conf=g=h"], "--configuration=f --configuration=g=h"],
    [["--configuration="], "--configuration"],
    [["--log", "x"], "--log=x"],
    [["--nod", "--help"], "--nodaemon --help"],
  ];
  for (const [args, read] of table) {
    const { options, rest } = getopt(args, names);
    assertEquals(options.map(({ name, argument }) => argument === "" ? name : `${name}=${argument}`).join(" "), read);
    assertEquals(rest, []);
  }
});

Deno.test("getopt() stops at the first word that is no option, and behind --", () => {
  assertEquals(getopt(["-n", "status", "-k"], names).rest, ["status", "-k"]);
  assertEquals(getopt(["-n", "--", "-k"], names).rest, ["-k"]);
  assertEquals(getopt(["-", "-k"], names).rest, ["-", "-k"]);
});

Deno.test("getopt() refuses with Python's words", () => {
  const table: readonly (readonly [args: readonly string[], message: string])[] = [
    [["--bogus"], "option --bogus not recognized"],
    [["--bogus=1"], "option --bogus not recognized"],
    [["-x"], "option -x not recognized"],
    [["-nx"], "option -x not recognized"],
    [["-c"], "option -c requires argument"],
    [["--conf"], "option --configuration requires argument"],
    [["--help=1"], "option --help must not have an argument"],
    [["--he=1"], "option --help must not have an argument"],
    [["--no"], "option --no not a unique prefix"],
    [["--lo"], "option --lo not a unique prefix"],
  ];
  for (const [args, message] of table) {
    assertEquals(assertThrows(() => getopt(args, names), UsageError).message, message);
  }
});

Deno.test("usageErrorText() names the program as it was called", () => {
  assertEquals(
    usageErrorText("option -x not recognized", "bin/supervisord"),
    "Error: option -x not recognized\nFor help, use bin/supervisord -h\n",
  );
});
