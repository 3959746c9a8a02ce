import { assertEquals, assertThrows } from "@std/assert";
import { decodePythonState, leftState } from "../../../src/survive/takeover/decode_python_state.ts";
import { stateFromPython } from "../../../src/survive/takeover/state_from_python.ts";
import { decodeState, encodeState } from "../../../src/survive/supervisor_state.ts";
import { TakeoverError } from "../../../src/survive/takeover/takeover_error.ts";
import { configOf, pythonGroup, pythonState } from "./python_literals.ts";

const encoder = new TextEncoder();
const CONFIG = configOf("[program:p]\ncommand=cat\n");
const TOLD = pythonState(pythonGroup("p"));

Deno.test("decodePythonState() reads what was left, and knows what is not Python's", () => {
  const left = leftState(encoder.encode(JSON.stringify(TOLD)), CONFIG);
  assertEquals(decodePythonState(left), { ...TOLD, config: CONFIG });
  assertEquals(decodePythonState(encoder.encode('{"format":1}')), null);
  assertEquals(decodePythonState(encoder.encode("super")), null);
});

Deno.test("decodePythonState() says what is wrong with a state that is damaged or newer", () => {
  const decode = (text: string) => decodePythonState(encoder.encode(`supervisor\n${text}`));
  assertThrows(() => decode("{"), TakeoverError, "its state cannot be read: ");
  assertThrows(() => decode("{}"), TakeoverError, "its state cannot be read: the state.");
  assertThrows(
    () => decode(JSON.stringify({ ...TOLD, config: CONFIG, format: 2 })),
    TakeoverError,
    "the state.format is not 1",
  );
});

Deno.test("stateFromPython() is a state like those of this program", () => {
  const state = stateFromPython({ ...TOLD, config: CONFIG }, { executable: "/bin/s", token: "t" });
  assertEquals(decodeState(encodeState(state)).supervisor, state.supervisor);
  assertEquals([state.writer, state.at], ["supervisor 4.3.0", 50]);
  assertEquals(state.daemon, {
    ...{ executable: "/bin/s", token: "t", cwd: "/work", configfile: "/work/s.conf", ownsPidFile: true },
    ...{ inheritedFds: [], eventSerial: 42, journal: null },
    outlets: { waiting: {}, lost: {} },
    mainLog: { fd: null, start: 0, rotates: true, refused: null, waiting: "" },
  });
});
