import { assertEquals } from "@std/assert";
import { ROOT } from "../../../cli/dev/root.ts";
import { finish } from "../../support/installation.ts";

Deno.test("task test, ok and compile tell what they do instead of doing it when they are given words", async () => {
  for (const task of ["test", "ok", "compile"]) {
    const args = ["run", "-A", "--quiet", "--no-check", "--lock=deno.lock", `cli/dev/${task}.ts`, "--filter", "web"];
    const { code, stdout, stderr } = await finish(Deno.execPath(), args, { cwd: ROOT });
    assertEquals([code, stdout, ...stderr.split("\n").slice(0, 2)], [
      1,
      "",
      "Cannot take '--filter web'",
      `task ${task}`,
    ]);
  }
});
