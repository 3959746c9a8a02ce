import { assertEquals, assertMatch } from "@std/assert";
import { checkNumberedLines } from "../../support/numbered_lines.ts";
import { runDaemon } from "../../support/run_daemon.ts";
import { unpack } from "../../support/unpack.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

const WRITER = `python3 ${new URL("../../fixtures/number_lines.py", import.meta.url).pathname}`;
/** Goes on until it is stopped, with a file in less than a second. */
const PROGRAM = `
[program:writer]
command=${WRITER} 100000000 0.0002
startsecs=0
autorestart=false
stdout_logfile=%(here)s/logs/writer.log
stdout_logfile_maxbytes=64KB
stdout_logfile_backups=1000
stdout_logfile_when=* * * * *
stdout_logfile_compress=gzip
`;
const prepare = (folder: string) => Deno.mkdir(`${folder}/logs`);

function packed(folder: string): number {
  return [...Deno.readDirSync(folder)].filter(({ name }) => name.endsWith(".gz")).length;
}

Deno.test("logs are rotated and packed over upgrades and adoptions, and no line is lost", async () => {
  await using daemon = await runDaemon(PROGRAM, { prepare, settings: "adopt=true\n" });
  const logs = `${daemon.folder}/logs`;
  const more = async () => {
    const before = packed(logs);
    await until("another file to be packed", () => packed(logs) > before + 1 || undefined);
  };
  for (const change of [() => upgrade(daemon), () => daemon.crash().then(() => daemon.start())]) {
    for (let count = 0; count < 2; count++) {
      await more();
      await change();
    }
  }
  await more();
  assertMatch((await daemon.ctl("stop", "writer")).stdout, /writer: stopped/);
  await until("all to be packed", () => {
    const names = Array.from(Deno.readDirSync(logs), ({ name }) => name);
    return names.every((name) => name === "writer.log" || name.endsWith(".gz")) || undefined;
  });
  await unpack(logs);
  const { lines, files } = await checkNumberedLines(logs, "writer.log");
  assertEquals([lines > 0, files > 5], [true, true]);
});
