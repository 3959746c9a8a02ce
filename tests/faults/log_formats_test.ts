import { assert, assertEquals } from "@std/assert";
import { messagesOf, unprefixed } from "../support/formatted_lines.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { checkNumberedLines } from "../support/numbered_lines.ts";
import { rawHttp } from "../support/raw_http.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";
import { upgrade } from "../support/upgrade.ts";

const FIXTURE = new URL("../fixtures/number_lines.py", import.meta.url).pathname;
/** Of 64 bytes each, by each of two programs. */
const LINES = 400_000;
const ROUNDS = IS_NIGHT ? 20 : 1;
const FORMATS = {
  prefix: { read: (text: string, name: string) => unprefixed(text, `${name} | `) },
  json: { read: (text: string) => messagesOf(text) },
} as const;
const DEATHS = 5;
/** Lines that a read takes at most: what the daemon has read and not yet written when it dies is lost. */
const READ = 262_144 / 64;

const READ_BYTES = /^monovisor_log_bytes_total\{.*stream="stdout".*\} (\d+)$/m;

/** Reads give whole pages: behind an empty line they end within one. */
function writers(format: string, lines: number): string {
  return `
[program:w]
command=sh -c 'echo; exec python3 ${FIXTURE} ${lines}'
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
  const text = read(await Deno.readTextFile(path), `w:${name}`);
  assertEquals(text[0], "\n");
  await Deno.writeTextFile(path, text.slice(1));
  return (await checkNumberedLines(folder, `${name}.log`)).lines;
}

interface Reckoning {
  /** Lines that are none of the writer's, or not behind one with a smaller number. */
  readonly wrong: number;
  /** Lines of the writer's that are not there. */
  readonly lost: number;
}

/** Compares a log with what its writer says in the end that it has written; `read` throws for what is no line at all. */
async function reckon(path: string, read: (line: string) => string): Promise<Reckoning> {
  let [wrong, right, last] = [0, 0, -1];
  const lines = (await Deno.readTextFile(path)).split("\n").slice(0, -1).map((line) => orNull(() => read(line)));
  const [, said] = /^end (\d+)\n$/.exec(lines.at(-1) ?? "") ?? [];
  for (const line of lines.slice(1, -1)) {
    const number = Number(/^(\d{12}) \.{50}\n$/.exec(line ?? "")?.[1] ?? -1);
    if (number <= last) wrong += 1;
    else [right, last] = [right + 1, number];
  }
  return { wrong, lost: Number(said) - right };
}

function orNull(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
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

  Deno.test(`what is begun goes on behind the death of the daemon in ${format}`, async () => {
    await using daemon = await runDaemon(
      `[program:cat]\ncommand=cat\nstdout_logfile=%(here)s/cat.log\nstdout_logfile_format=${format}\n`,
      { settings: "adopt=true\n" },
    );
    const pieces = ["one\nbegun", " goes on\nlet go", " ends\nheld", " and told\n"];
    for (const [index, piece] of pieces.entries()) {
      await daemon.call("sendProcessStdin", "cat", piece);
      await until("it to be read", async () => {
        const told = await rawHttp(daemon, "GET /metrics HTTP/1.0\r\n\r\n");
        return Number(READ_BYTES.exec(told)?.[1]) === pieces.slice(0, index + 1).join("").length || undefined;
      });
      // Once with a line that was let go after a second, else with one that is held
      if (piece.endsWith("let go")) {
        await until("it to be let go", async () => (await logged()).includes("let go") || undefined);
      }
      await daemon.crash();
      await daemon.start();
    }
    assertEquals(read(await logged(), "cat"), pieces.join(""));

    async function logged(): Promise<string> {
      return await Deno.readTextFile(`${daemon.folder}/cat.log`);
    }
  });

  Deno.test(`a death of the daemon doubles no line in ${format}, and tears one at most`, async () => {
    await using daemon = await runDaemon(writers(format, 10 ** 9), { settings: "adopt=true\n" });
    await daemon.call("startProcessGroup", "w");
    const size = (name: string) => Deno.statSync(`${daemon.folder}/${name}.log`).size;
    for (let count = 0; count < DEATHS; count++) {
      const before = size("w0");
      await until("more lines", () => size("w0") > before + 1e6 || undefined);
      await daemon.crash();
      await daemon.start();
    }
    await daemon.ctl("stop", "w:*");
    for (const name of ["w0", "w1"]) {
      const { wrong, lost } = await reckon(`${daemon.folder}/${name}.log`, (line) => read(`${line}\n`, `w:${name}`));
      assert(wrong <= DEATHS && lost <= DEATHS * (READ + 2), `${wrong} wrong, ${lost} lost`);
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
