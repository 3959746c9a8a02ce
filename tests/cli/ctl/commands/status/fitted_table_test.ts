import { assertEquals } from "@std/assert";
import { info } from "../../shell/literals.ts";
import { fakeShell } from "../../shell/run_lines.ts";

/** The table that a person sees on a terminal of `width` columns. */
async function table(names: readonly string[], { width = 80, description = "pid 7, uptime 0:00:01" } = {}) {
  const getAllProcessInfo = names.map((name) => info(name, { description }));
  const traits = { editing: true, colour: false, advice: false };
  const { shell, terminal } = fakeShell({ answers: { getAllProcessInfo }, traits });
  terminal.width = width;
  await shell.onLine("status");
  return terminal.stdout.trimEnd().split("\n");
}

Deno.test("status lines its columns up by what a terminal shows, where people look at it", async () => {
  const names = ["cat", "\u8a9e\u8a9e", "e\u0301te\u0301", "\u{1f600}x", "\ud55c"];
  const rows = await table(names);
  const blanks = rows.map((row, index) => row.slice(names[index]?.length).search(/\S/));
  assertEquals(blanks, [30, 29, 30, 30, 31]);
});

Deno.test("status gives a name that is longer than the line no blank of the other rows", async () => {
  const long = "a".repeat(78);
  assertEquals(await table(["cat", long]), [
    "cat                              RUNNING   pid 7, uptime 0:00:01",
    `${long}   RUNNING   pid 7, uptime 0:00:01`,
  ]);
});

Deno.test("status still widens its columns for names that fit the line", async () => {
  const name = "a".repeat(40);
  assertEquals((await table(["cat", name])).map((row) => row.indexOf("RUNNING")), [43, 43]);
  assertEquals((await table(["cat", name], { width: 60 })).map((row) => row.indexOf("RUNNING")), [33, 43]);
});
