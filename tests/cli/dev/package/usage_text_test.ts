import { assertEquals } from "@std/assert";
import { usageText } from "../../../../cli/dev/package/man/usage_text.ts";

Deno.test("usageText() tells summary, synopsis and options apart, and escapes what roff would take for its own", () => {
  const { name, summary, synopsis, body } = usageText(`cat -- show files.

Usage: cat [options] [file]
       cat --help

.profile is
shown, too.

Options:
-n/--number -- number
     the lines
--help -- help

This is monovisor 1.2.3.
`);
  assertEquals(summary, "show files");
  assertEquals(synopsis, ["cat [options] [file]", "cat --help"]);
  assertEquals(name, "cat");
  assertEquals(
    body,
    `.PP
\\&.profile is
shown, too.
.TP
.B \\-n/\\-\\-number
number
the lines
.TP
.B \\-\\-help
help
`,
  );
});
