import { assertEquals } from "@std/assert";
import { ConnectionError } from "../../../../../src/client/connection_error.ts";
import { info } from "../../shell/literals.ts";
import { shown } from "../../shell/run_lines.ts";

const stopped = { state: 0, statename: "STOPPED", description: "Not started", pid: 0 };
const getAllProcessInfo = [
  info("cat"),
  info("grp", { name: "a", state: 10, statename: "STARTING", description: "" }),
  info("off", stopped),
];
const CAT = "cat                              RUNNING   pid 7, uptime 0:00:01\n";
const GRP = "grp:a                            STARTING  \n";
const OFF = "off                              STOPPED   Not started\n";

Deno.test("status lists every process and exits with 3 when one is stopped", async () => {
  assertEquals(await shown("status", { getAllProcessInfo }), [CAT + GRP + OFF, 3]);
  assertEquals(await shown("status x all", { getAllProcessInfo }), [CAT + GRP + OFF, 3]);
});

Deno.test("status NAME... lists in the order given, names again and groups in full", async () => {
  assertEquals(await shown("status grp:* cat cat", { getAllProcessInfo }), [GRP + CAT + CAT, 0]);
  assertEquals(await shown("status grp:", { getAllProcessInfo }), [GRP, 0]);
});

Deno.test("status of an unknown name exits with 4 and says so before the table", async () => {
  const errors = "no: ERROR (no such process)\nnope: ERROR (no such group)\ngrp: ERROR (no such process)\n";
  assertEquals(await shown("status no cat nope:* grp", { getAllProcessInfo }), [errors + CAT, 4]);
});

Deno.test("status of a stopped process outweighs an unknown name", async () => {
  assertEquals(await shown("status no off", { getAllProcessInfo }), ["no: ERROR (no such process)\n" + OFF, 3]);
});

Deno.test("status exits with 3 for each state that needs a start", async () => {
  const exits = [[0, 3], [10, 0], [20, 0], [30, 0], [40, 0], [100, 3], [200, 3], [1000, 3]] as const;
  for (const [state, exit] of exits) {
    assertEquals((await shown("status", { getAllProcessInfo: [info("x", { state })] }))[1], exit);
  }
});

Deno.test("status widens its columns for the longest name listed", async () => {
  const name = "a".repeat(39);
  const long = [info(name), info("b")];
  const [stdout] = await shown("status", { getAllProcessInfo: long });
  assertEquals(stdout.split("\n").map((line) => line.indexOf("RUNNING")), [42, 42, -1]);
});

Deno.test("status without processes prints nothing", async () => {
  assertEquals(await shown("status", { getAllProcessInfo: [] }), ["", 0]);
});

Deno.test("status exits with 4 when the server cannot be asked", async () => {
  const getVersion = ConnectionError.from(new Error("Connection refused (os error 111)"));
  if (!(getVersion instanceof Error)) throw new TypeError("not an error");
  assertEquals(await shown("status", { getVersion }), ["unix:///run/s.sock refused connection\n", 4]);
});

Deno.test("status names the member that an odd server leaves out", async () => {
  const text = "error: <class 'KeyError'>, 'description': file: F line: N\n";
  const odd = [{ group: "a", name: "a", state: 20, statename: "RUNNING", pid: 1 }];
  assertEquals(await shown("status", { getAllProcessInfo: odd }), [text, 1]);
});
