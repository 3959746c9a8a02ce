import { assertEquals, assertThrows } from "@std/assert";
import { textFile, withFolders } from "../../../../cli/dev/package/entry.ts";
import { tar } from "../../../../cli/dev/package/tar.ts";

/** The first second of 2026. */
const TIME = 1767225600;

async function listed(archive: Blob): Promise<string> {
  const args = ["--list", "--verbose", "--utc", "--file=-"];
  const child = new Deno.Command("tar", { args, stdin: "piped", stdout: "piped" }).spawn();
  const output = new Response(child.stdout).text();
  await archive.stream().pipeTo(child.stdin);
  await child.status;
  return (await output).replaceAll(/ +/g, " ");
}

Deno.test("tar() makes what tar(1) reads: files, folders, links, all of root's and of one time", async () => {
  const entries = withFolders([
    textFile("bin/a.conf", "x".repeat(513)),
    { kind: "file", path: "bin/run", bytes: new Uint8Array(512), isExecutable: true },
    { kind: "link", path: "bin/again", target: "run" },
  ]);
  assertEquals(
    await listed(new Blob([...tar(entries, TIME)])),
    `drwxr-xr-x root/root 0 2026-01-01 00:00 bin/
-rw-r--r-- root/root 513 2026-01-01 00:00 bin/a.conf
lrwxrwxrwx root/root 0 2026-01-01 00:00 bin/again -> run
-rwxr-xr-x root/root 512 2026-01-01 00:00 bin/run
`,
  );
});

Deno.test("tar() refuses a name that its format has no room for", () => {
  assertThrows(() => [...tar([textFile("n".repeat(101), "")], TIME)], Error, "its name is too long");
});
