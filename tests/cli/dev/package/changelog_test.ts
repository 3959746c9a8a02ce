import { assertEquals, assertThrows } from "@std/assert";
import { debianChangelog, releases } from "../../../../cli/dev/package/changelog.ts";
import { ROOT } from "../../../../cli/dev/root.ts";
import { MONOVISOR_VERSION } from "../../../../src/text/version.ts";

const TEXT = `# Changes

## 0.2.0 (2026-11-29)

- \`one\` change
  on two lines.
- Another one.

## 0.1.0 (2026-11-25)

- The first.
`;

Deno.test("releases() reads versions, days and changes, the newest first", () => {
  assertEquals(releases(TEXT), [
    { version: "0.2.0", date: "2026-11-29", changes: ["`one` change on two lines.", "Another one."] },
    { version: "0.1.0", date: "2026-11-25", changes: ["The first."] },
  ]);
  assertThrows(() => releases("## soon\n"), Error, "Cannot read CHANGELOG.md: 'soon'");
  assertThrows(() => releases("# Changes\n"), Error, "it has no version");
});

Deno.test("debianChangelog() writes what dpkg-parsechangelog reads", () => {
  assertEquals(
    debianChangelog(releases(TEXT).slice(1), "us <us@example.org>"),
    `monovisor (0.1.0) unstable; urgency=medium

  * The first.

 -- us <us@example.org>  Wed, 25 Nov 2026 12:00:00 +0000
`,
  );
});

Deno.test("the newest version of CHANGELOG.md is that of the program and of its package", () => {
  const [{ version }] = releases(Deno.readTextFileSync(`${ROOT}CHANGELOG.md`));
  assertEquals(version, MONOVISOR_VERSION);
  assertEquals(JSON.parse(Deno.readTextFileSync(`${ROOT}deno.json`)).version, version);
});
