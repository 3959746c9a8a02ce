import { assertEquals, assertThrows } from "@std/assert";
import { ValueError } from "../../src/text/python/value_error.ts";
import { signalName, signalNumber } from "../../src/text/signal_name.ts";

Deno.test("signalName() gives Python's name, or the number", () => {
  const table = {
    1: "SIGHUP",
    6: "SIGABRT",
    15: "SIGTERM",
    17: "SIGCHLD",
    29: "SIGPOLL",
    34: "SIGRTMIN",
    64: "SIGRTMAX",
  };
  for (const [number, name] of Object.entries(table)) assertEquals(signalName(Number(number)), name);
  assertEquals(signalName(35), "signal 35");
  assertEquals(signalName(0), "signal 0");
});

Deno.test("signalNumber() takes names in any case, aliases and known numbers", () => {
  const table = {
    TERM: 15,
    sigterm: 15,
    " usr1 ": 10,
    "15": 15,
    "1_0": 10,
    "0": 0,
    CLD: 17,
    POLL: 29,
    IOT: 6,
    RTMAX: 64,
  };
  for (const [text, number] of Object.entries(table)) assertEquals(signalNumber(text), number, text);
  assertEquals(signalNumber("SIG_DFL"), 0);
});

Deno.test("signalNumber() refuses unknown names and numbers", () => {
  const names = ["FOO", "", "RTMIN+1", "SIG"];
  for (const name of names) {
    const error = assertThrows(() => signalNumber(name), ValueError);
    assertEquals(error.message, `value '${name}' is not a valid signal name`);
  }
  for (const number of ["99", "32", "35", "63", "-1"]) {
    const error = assertThrows(() => signalNumber(number), ValueError);
    assertEquals(error.message, `value '${number}' is not a valid signal number`);
  }
});
