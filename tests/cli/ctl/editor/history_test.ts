import { assertEquals } from "@std/assert";
import { History } from "../../../../cli/ctl/editor/history.ts";
import { formatHistory, parseHistory } from "../../../../cli/ctl/editor/history_file.ts";
import { historyStore } from "../../../../cli/ctl/editor/history_store.ts";

const LIBEDIT = "_HiStOrY_V2_\nstatus\\040web:*\nfg\\040h\\303\\251\nx\\134y\\\\z\n";

Deno.test("parseHistory() reads what GNU readline and libedit write", () => {
  assertEquals(parseHistory("status\n\nstart a b\n"), { lines: ["status", "start a b"], format: "readline" });
  assertEquals(parseHistory(LIBEDIT), { lines: ["status web:*", "fg h\u00e9", "x\\y\\z"], format: "libedit" });
  assertEquals(parseHistory(""), { lines: [], format: "readline" });
});

Deno.test("formatHistory() writes what the same library reads again", () => {
  assertEquals(formatHistory({ lines: ["status", "start a b"], format: "readline" }), "status\nstart a b\n");
  assertEquals(
    formatHistory({ lines: ["start a\\b", "x\ty"], format: "libedit" }),
    "_HiStOrY_V2_\nstart\\040a\\\\b\nx\\011y\n",
  );
  const text = parseHistory(LIBEDIT);
  assertEquals(parseHistory(formatHistory(text)), text);
});

Deno.test("History adds neither empty lines nor repetitions, and saves to its store", () => {
  let file = "status\n";
  const history = new History({ read: () => file, write: (text) => void (file = text) });
  for (const line of ["status", "", "pid", "pid", "status"]) history.add(line);
  assertEquals([history.lines, file], [["status", "pid", "status"], "status\n"]);
  history.save();
  assertEquals(file, "status\npid\nstatus\n");
});

Deno.test("historyStore() makes a file that only its owner reads, and lets errors pass", async () => {
  const directory = await Deno.makeTempDir();
  try {
    const store = historyStore(`${directory}/h`);
    assertEquals(store.read(), null);
    store.write("status\n");
    assertEquals(store.read(), "status\n");
    assertEquals((await Deno.stat(`${directory}/h`)).mode! & 0o777, 0o600);
    const lost = historyStore(`${directory}/none/h`);
    lost.write("status\n");
    assertEquals(lost.read(), null);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});
