import { assert, assertEquals, assertNotEquals, assertNotMatch, assertStringIncludes } from "@std/assert";
import { PLACES } from "../../cli/dev/package/archive.ts";
import { installed } from "../../cli/dev/package/installed.ts";
import { product } from "../../cli/dev/package/product.ts";
import { MONOVISOR_VERSION } from "../../src/text/version.ts";
import { command, finish } from "../support/installation.ts";

const ROOT = new URL("../../", import.meta.url);
const README = await Deno.readTextFile(new URL("README.md", ROOT));
/** What is said on a machine that has not the users, commands, folders and files of a configuration. */
const ELSEWHERE =
  /Invalid user name|^can't find command|^there is no directory|^Cannot read env_file|^No file matches via include/;

/** All that a pattern's group finds, each once. */
function named(pattern: RegExp): readonly string[] {
  const found = [...new Set([...README.matchAll(pattern)].map(([, name = ""]) => name))];
  assertNotEquals(found, []);
  return found;
}

Deno.test("what the README shows of configurations is read, and nothing in it is unknown", async () => {
  const fenced = named(/^```ini\n([^]*?)^```$/gm);
  const indented = named(/^((?: {4}.*\n)+)/gm).map((text) => text.replaceAll(/^ {4}/gm, ""));
  const folder = await Deno.makeTempDir();
  const path = `${folder}/s.conf`;
  for (const text of [...fenced, ...indented].filter((text) => /^\[(?!Service)/.test(text))) {
    await Deno.writeTextFile(path, /^\[supervisord\]$/m.test(text) ? text : `[supervisord]\n${text}`);
    const { stdout } = await command("supervisord", ["check", "--json", "-c", path]);
    const messages = stdout.split("\n").filter((line) => line !== "").map((line) => String(JSON.parse(line).message));
    assertEquals(messages.filter((message) => !ELSEWHERE.test(message)), [], text);
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("supervisord check says what the README shows of it", async () => {
  const [shown = ""] = named(/^ {4}\$ supervisord check -c supervisord\.conf\n((?: {4}.*\n)+)/gm);
  const lines = ["[supervisord]", "[program:web]", "command=cat"];
  for (const [, number, line = ""] of shown.matchAll(/^ *(\d+) \| (\w.*)$/gm)) lines[Number(number) - 1] = line;
  const cwd = await Deno.makeTempDir();
  await Deno.writeTextFile(`${cwd}/supervisord.conf`, Array.from(lines, (line) => `${line ?? ""}\n`).join(""));
  const { stdout } = await command("supervisord", ["check", "-c", "supervisord.conf"], { cwd });
  assertEquals(stdout, shown.replaceAll(/^ {4}/gm, ""));
  await Deno.remove(cwd, { recursive: true });
});

Deno.test("the tasks and the actions of supervisorctl that the README names are there, and the files that it links to", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  assertEquals(named(/(?:`|deno@\S+ )task ([a-z]+)/g).filter((task) => !Object.hasOwn(tasks, task)), []);
  const config = await Deno.makeTempFile();
  await Deno.writeTextFile(config, "[supervisorctl]\n");
  for (const action of named(/(?:`|^\$ |^# |^ {4}|&& |<\()supervisorctl ([a-z]+)/gm)) {
    const { stdout } = await command("supervisorctl", ["-c", config, "help", action]);
    assertStringIncludes(stdout, action);
    assertNotMatch(stdout, /^\*\*\*/);
  }
  await Deno.remove(config);
  for (const file of named(/\]\((?!https?:)([^)#]+)/g)) await Deno.stat(new URL(file, ROOT));
});

/** Files of which the README shows what is in them, with what it leaves out. */
const SHOWN: readonly (readonly [path: string, leftOut?: RegExp])[] = [
  ["tests/examples/container/Dockerfile"],
  ["tests/examples/container/supervisord.conf"],
  ["tests/examples/container/compose.yaml"],
  ["tests/examples/container/deployment.yaml"],
  ["cli/dev/package/prometheus/prometheus.yml", /^(?:#.*|rule_files:\n.*)\n/gm],
  ["cli/dev/package/prometheus/alerts.yml"],
];

Deno.test("the README shows files as they are", async () => {
  for (const [path, leftOut = /$^/g] of SHOWN) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    assertStringIncludes(README, `\n${text.replaceAll(leftOut, "")}\`\`\`\n`, path);
  }
});

Deno.test("the README installs the version that there is, and takes away again all that was installed", async () => {
  assertEquals(named(/\bmonovisor[-_](\d+\.\d+\.\d+)/g), [MONOVISOR_VERSION]);
  const [removal = ""] = named(/^\$ sudo (rm -r \/usr\/local[^]*?)^```/gm);
  const { stdout } = await finish("bash", ["-c", `printf '%s\\n' ${removal.slice("rm -r ".length)}`]);
  const removed = stdout.trimEnd().split("\n");
  const dist = new URL("../../dist", import.meta.url).pathname;
  const paths = (await installed(await product(dist), PLACES)).map(({ path }) => `/usr/local/${path}`);
  const isIn = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`);
  assertEquals(paths.filter((path) => !removed.some((folder) => isIn(folder, path))), []);
  assertEquals(removed.filter((folder) => !paths.some((path) => isIn(folder, path))), []);
});

Deno.test("the picture that the README shows is small enough to be looked at anywhere", async () => {
  assert((await Deno.stat(new URL("compat/page.png", ROOT))).size < 300_000);
});
