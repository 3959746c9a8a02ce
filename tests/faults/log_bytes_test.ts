import { assert } from "@std/assert";
import { answering } from "../support/answering.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { checkNumberedLines } from "../support/numbered_lines.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const FIXTURE = new URL("../fixtures/number_lines.py", import.meta.url).pathname;
const WRITERS = 20;
/** Bytes of all writers together. */
const TOTAL = IS_NIGHT ? 2 ** 30 : 2 ** 26;
/** Less than once for each piece that is read, 128 KB at most. */
const ROTATIONS = IS_NIGHT ? 100 : 10;
const EACH = TOTAL / WRITERS;
const NAMES = Array.from({ length: WRITERS }, (_, index) => `w${String(index).padStart(2, "0")}`);

const writers = (lines: number, rotation: string) => `
[program:writers]
command=python3 ${FIXTURE} ${lines}
process_name=w%(process_num)02d
numprocs=${WRITERS}
startsecs=0
autorestart=false
redirect_stderr=true
stopwaitsecs=60
stdout_logfile=%(here)s/w%(process_num)02d.log
${rotation}
`;

Deno.test(`${TOTAL / 2 ** 20} MB of ${WRITERS} writers are in their logs, in order, over ${ROTATIONS} rotations and many reopenings`, async () => {
  const rotation = `stdout_logfile_maxbytes=${Math.floor(EACH / (ROTATIONS * 1.5))}\nstdout_logfile_backups=200`;
  await using daemon = await runDaemon(writers(Math.floor(EACH / 64), rotation));
  await answering(daemon, () =>
    until("all to have ended", async () => {
      // As logrotate does, at any moment: the file goes away under the daemon, which is told so
      for (const name of NAMES.slice(0, 5)) {
        const log = `${daemon.folder}/${name}.log`;
        await Deno.rename(log, `${log}-moved-${crypto.randomUUID()}`).catch(passOverMissing);
      }
      Deno.kill(daemon.pid, "SIGUSR2");
      const ended = (await processInfos(daemon)).filter(({ statename }) => statename === "EXITED");
      return ended.length === WRITERS || undefined;
    }, 600));
  for (const name of NAMES) {
    const { lines, files } = await checkNumberedLines(daemon.folder, name);
    assert(lines === Math.floor(EACH / 64), `${name}: ${lines} lines`);
    assert(files > ROTATIONS, `${name}: ${files} files`);
  }
});

Deno.test("whatever was written before the end is in the logs after a shutdown in full swing", async () => {
  const daemon = await runDaemon(writers(10 ** 9, "stdout_logfile_maxbytes=1MB\nstdout_logfile_backups=1000"));
  await using _ = daemon;
  await until("all to have written", async () => {
    const sizes = await Promise.all(NAMES.map((name) => Deno.stat(`${daemon.folder}/${name}.log.1`)));
    return sizes.every(({ size }) => size > 0) || undefined;
  }, 60);
  await daemon.stop();
  for (const name of NAMES) await checkNumberedLines(daemon.folder, name);
});

// The daemon may be between two files just then
function passOverMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
