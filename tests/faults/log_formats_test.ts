import { assertEquals } from "@std/assert";
import { messagesOf, unprefixed } from "../support/formatted_lines.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { checkNumberedLines } from "../support/numbered_lines.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { upgrade } from "../support/upgrade.ts";

const FIXTURE = new URL("../fixtures/number_lines.py", import.meta.url).pathname;
/** Of 64 bytes each, by each of two programs. */
const LINES = 400_000;
const ROUNDS = IS_NIGHT ? 20 : 1;
const FORMATS = {
  prefix: { read: (text: string, name: string) => unprefixed(text, `w:${name} | `) },
  json: { read: (text: string) => messagesOf(text) },
} as const;

function writers(format: string, lines: number): string {
  return `
[program:w]
command=python3 ${FIXTURE} ${lines}
process_name=w%(process_num)d
numprocs=2
startsecs=0
autostart=false
autorestart=false
stdout_logfile=%(here)s/w%(process_num)d.log
stdout_logfile_maxbytes=0
stdout_logfile_format=${format}
`;
}

/** Checks each line of a log, and puts what the writer wrote in its place. */
async function check(folder: string, name: string, read: (text: string, name: string) => string): Promise<number> {
  const path = `${folder}/${name}.log`;
  const text = read(await Deno.readTextFile(path), name);
  await Deno.writeTextFile(path, text);
  return (await checkNumberedLines(folder, `${name}.log`)).lines;
}

for (const [format, { read }] of Object.entries(FORMATS)) {
  Deno.test(`${Math.round(LINES * ROUNDS * 128 / 1e6)} MB through ${format} arrive, line by line`, async () => {
    await using daemon = await runDaemon(writers(format, LINES));
    for (let round = 1; round <= ROUNDS; round++) {
      await daemon.call("startProcessGroup", "w");
      await daemon.waitForLog(/exited: w\d \(exit status 0; expected\)/, 2 * round);
      for (const name of ["w0", "w1"]) {
        assertEquals(await check(daemon.folder, name, read), LINES);
        await Deno.truncate(`${daemon.folder}/${name}.log`);
      }
    }
  });

  Deno.test(`upgrades tear, lose and double no line in ${format}`, async () => {
    await using daemon = await runDaemon(writers(format, 10 ** 9));
    await daemon.call("startProcessGroup", "w");
    for (let count = 0; count < 3; count++) await upgrade(daemon);
    await daemon.ctl("stop", "w:*");
    for (const name of ["w0", "w1"]) await check(daemon.folder, name, read);
  });
}
