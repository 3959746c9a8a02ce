import { assertRejects } from "@std/assert";
import { denort } from "../../../cli/dev/denort.ts";

Deno.test("denort() does not take another processor's base, and says where there is one", async () => {
  await assertRejects(
    () => denort("/nonexistent", { arch: "aarch64" }),
    Error,
    "none for aarch64, only for x86_64. DENORT_BIN=",
  );
});
