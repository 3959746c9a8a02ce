import { assertEquals } from "@std/assert";
import { ROOT } from "../../../cli/dev/root.ts";
import { finish } from "../../support/installation.ts";

/** The script of each. */
const TASKS = {
  test: "cli/dev/test.ts",
  ok: "cli/dev/ok.ts",
  compile: "cli/dev/compile.ts",
  picture: "tests/picture/run.ts",
} as const;

Deno.test("task test, ok, compile and picture tell what they do instead of doing it when they are given words", async () => {
  for (const [task, script] of Object.entries(TASKS)) {
    const args = ["run", "-A", "--quiet", "--no-check", "--lock=deno.lock", script, "--filter", "web"];
    const { code, stdout, stderr } = await finish(Deno.execPath(), args, { cwd: ROOT });
    assertEquals([code, stdout, ...stderr.split("\n").slice(0, 2)], [
      1,
      "",
      "Cannot take '--filter web'",
      `task ${task}`,
    ]);
  }
});
