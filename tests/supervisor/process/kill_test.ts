import { assertEquals } from "@std/assert";
import { osError } from "../../../src/os/os_error.ts";
import { kill } from "../../../src/supervisor/process/kill.ts";

Deno.test("kill() sends a signal to a process, or to its group", () => {
  const sent: (readonly [number, number])[] = [];
  const os = { kill: (pid: number, signal: number) => void sent.push([pid, signal]) };
  assertEquals([kill(os, 7, 15), kill(os, -7, 9)], [null, null]);
  assertEquals(sent, [[7, 15], [-7, 9]]);
});

Deno.test("kill() never asks for what is nobody's pid: our own group, everybody, the first process", () => {
  const os = {
    kill: () => {
      throw new Error("nobody may be killed");
    },
  };
  for (const target of [0, -0, 1, -1, NaN]) {
    assertEquals(kill(os, target, 15), {
      code: null,
      text: `Cannot send a signal to ${target}: no process of ours`,
    });
  }
});

Deno.test("kill() gives why it failed, by the name of the errno where there is one", () => {
  const failing = (error: Error) => ({
    kill: () => {
      throw error;
    },
  });
  const { message } = osError("kill", "EPERM");
  assertEquals(kill(failing(osError("kill", "EPERM")), 7, 15), { code: "EPERM", text: message });
  assertEquals(kill(failing(new TypeError("unforeseen")), 7, 15), { code: null, text: "unforeseen" });
});
