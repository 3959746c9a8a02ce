import { Buffer } from "node:buffer";
import { assert, assertEquals, assertMatch, assertNotMatch } from "@std/assert";
import { compiledCommands } from "../../cli/dev/compiled_commands.ts";
import { STRACE } from "../../cli/dev/debian.ts";
import { lackOf } from "../support/lack_of.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { skippable } from "../support/skippable.ts";

const ROOT = new URL("../../", import.meta.url);
const BUNDLE = new URL(".cache/bundle/", ROOT);
const MAIN = new URL(".cache/bundling/main.js", ROOT);
/** Bytes that every process of ours has in its memory for good. */
const MAX_PAYLOAD = 6_000;
/** More would be parsed at each start than it takes to run a script. */
const MAX_MAIN = 4_000;
/** More would be read at each start than `supervisorctl status` needs, and more than its other actions do. */
const MAX_BYTES = { status: 72_000, more: 104_000 } as const;
/** Words that the daemon alone knows, and one that is in the XML library. */
const DAEMON = /entered RUNNING state|Medusa/;
const TAKEOVER = /Cannot take over process/;
const XML_LIBRARY = /xmlbuilder|documentElement/i;
const CRON_LIBRARY = /CronPattern: /;
/** The name of a slow part of Deno's; the main module has one, for node:vm. */
const NODE = /"node:/;

/** What stands at the end of a compiled program: the mark, 8 bytes of no interest here, and the payload's size in 8. */
const TRAILER = { size: 24, mark: "d3n0l4nd" } as const;

function text(name: string): string {
  return Deno.readTextFileSync(new URL(name, BUNDLE));
}

Deno.test("the compiled supervisorctl loads no daemon and no XML library, nor much else", () => {
  const main = Deno.readTextFileSync(MAIN);
  assertEquals(main.length < MAX_MAIN, true, `${main.length} bytes`);
  const [first, more] = [text("supervisorctl.cjs"), text("supervisorctl_more.cjs")];
  for (const script of [first, more.replace('load("xmlbuilder2")', "")]) {
    assertNotMatch(script, NODE);
    assertNotMatch(script, DAEMON);
    assertNotMatch(script, XML_LIBRARY);
  }
  assertEquals(first.length < MAX_BYTES.status, true, `${first.length} bytes`);
  assertEquals(more.length < MAX_BYTES.more, true, `${more.length} bytes`);
});

Deno.test("what both halves of supervisorctl use stands in the first alone", () => {
  const [first, more] = [text("supervisorctl.cjs"), text("supervisorctl_more.cjs")];
  for (const used of [/RemoteDisconnected/, /IncompleteRead/, /does not include supervisorctl section/]) {
    assertMatch(first, used);
    assertNotMatch(more, used);
  }
  assertMatch(more, /Really shut the remote supervisord process down/);
});

Deno.test("what tells the daemon and its libraries apart is in their files", () => {
  assertMatch(text("supervisord.cjs"), DAEMON);
  assertNotMatch(text("supervisord.cjs").replace("/^CronPattern: /", ""), CRON_LIBRARY);
  assertMatch(text("xmlbuilder2.cjs"), XML_LIBRARY);
  assertMatch(text("croner.cjs"), CRON_LIBRARY);
  assertMatch(Deno.readTextFileSync(MAIN), NODE);
});

Deno.test("the daemon has nothing in its memory of what supervisord does instead of running", () => {
  assertNotMatch(text("supervisord.cjs"), TAKEOVER);
  assertMatch(text("supervisord_words.cjs"), TAKEOVER);
});

Deno.test({
  ...skippable(
    "a daemon reads what reckons with cron where a log is rotated at such times, and nowhere else",
    await lackOf(STRACE),
  ),
  async fn() {
    const executable = Buffer.from(await Deno.readFile(`${await compiledCommands()}/supervisord`));
    const offset = executable.indexOf(text("croner.cjs"));
    assert(offset > 0, "it is not in the executable");
    const through = (folder: string) => ["strace", "-f", "-qq", "-e", "trace=lseek", "-o", `${folder}/trace`];
    for (const [when, isRead] of [["midnight", false], ["0 0 * * *", true]] as const) {
      await using daemon = await runDaemon(`[program:cat]\ncommand=cat\nstdout_logfile_when=${when}\n`, { through });
      await daemon.waitForLog(/spawned: 'cat'/);
      const trace = await Deno.readTextFile(`${daemon.folder}/trace`);
      assertEquals([trace.includes("lseek("), trace.includes(`, ${offset}, SEEK_SET`)], [true, isRead], when);
    }
  },
});

Deno.test("each command has its code cache beside it", () => {
  const names = Array.from(Deno.readDirSync(BUNDLE), ({ name }) => name);
  const scripts = names.filter((name) => name.endsWith(".cjs") && !/xmlbuilder2|croner/.test(name));
  assertEquals(scripts.length, 7);
  assertEquals(scripts.filter((name) => !names.includes(name.replace(".cjs", ".cache"))), []);
});

Deno.test("of what is compiled in next to nothing is in the memory of each process", async () => {
  const executable = `${await compiledCommands()}/supervisord`;
  using file = Deno.openSync(executable);
  file.seekSync(-TRAILER.size, Deno.SeekMode.End);
  const trailer = new Uint8Array(TRAILER.size);
  file.readSync(trailer);
  assertEquals(new TextDecoder().decode(trailer.subarray(0, TRAILER.mark.length)), TRAILER.mark);
  const size = Number(new DataView(trailer.buffer).getBigUint64(16, true));
  assertEquals(size > 0 && size < MAX_PAYLOAD, true, `${size} bytes`);
});
