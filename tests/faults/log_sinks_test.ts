import { assert, assertEquals, assertMatch } from "@std/assert";
import { answering } from "../support/answering.ts";
import { unprefixed } from "../support/formatted_lines.ts";
import { finish } from "../support/installation.ts";
import { checkNumberedLines } from "../support/numbered_lines.ts";
import { rawHttp } from "../support/raw_http.ts";
import { runDaemon } from "../support/run_daemon.ts";

const FIXTURE = new URL("../fixtures/number_lines.py", import.meta.url).pathname;
const LINES = 100_000;
const LOST = /Cannot write (\d+) lines to \/dev\/stdout: it is not read fast enough; they are lost/;

Deno.test("who does not read stdout or syslog stalls nobody, tears no line, and what is lost is counted", async () => {
  using deaf = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const scratch = await Deno.makeTempDir();
  const fifo = `${scratch}/stdout`;
  await finish("mkfifo", [fifo]);
  // Both ends at once: neither waits for the other
  const reader = await Deno.open(fifo, { read: true, write: true });
  const daemon = await runDaemon(
    `
[program:w]
command=python3 ${FIXTURE} ${LINES}
process_name=w%(process_num)d
numprocs=2
startsecs=0
autostart=false
autorestart=false
stdout_logfile=%(here)s/w%(process_num)d.log, /dev/stdout, syslog@tcp:127.0.0.1:${deaf.addr.port}
stdout_logfile_maxbytes=0
stdout_logfile_format=prefix
[program:quick]
command=echo quick
startsecs=0
autostart=false
autorestart=false
stdout_logfile=/dev/stdout
stdout_logfile_maxbytes=0
stdout_logfile_format=prefix
`,
    { stdout: fifo, settings: "silent=true" },
  );
  await using _ = daemon;
  await answering(daemon, async () => {
    await daemon.call("startProcessGroup", "w");
    await daemon.waitForLog(/exited: w\d \(exit status 0; expected\)/, 2);
    await daemon.call("startProcess", "quick");
    await daemon.waitForLog(/exited: quick/);
    // Whoever asks is told at once
    const lost = /\d+ lines? to \/dev\/stdout: it is not read fast enough/;
    assertMatch((await daemon.ctl("why", "quick")).stdout, new RegExp(`of all who write there:\n.*${lost.source}`));
    assertMatch((await daemon.ctl("doctor")).stdout, new RegExp(`WRONG  outputs .*${lost.source}`));
    assertMatch(
      await rawHttp(daemon, "GET /metrics HTTP/1.0\r\n\r\n"),
      /^monovisor_log_lines_dropped_total\{sink="\/dev\/stdout"\} \d+$/m,
    );
  });
  for (const name of ["w0", "w1"]) {
    const path = `${daemon.folder}/${name}.log`;
    await Deno.writeTextFile(path, unprefixed(await Deno.readTextFile(path), `w:${name} | `));
    assertEquals((await checkNumberedLines(daemon.folder, `${name}.log`)).lines, LINES);
  }
  const read = readAll(reader);
  await daemon.stop();
  await Deno.writeTextFile(fifo, "END\n");
  const lines = (await read).split("\n").slice(0, -2);
  const last = new Map<string, number>();
  for (const line of lines) {
    const [, name = "", number] = /^(w:w[01]|quick) \| (?:(\d{12}) \.{50}|end \d+|quick)$/.exec(line) ?? [];
    assert(name !== "", `a torn line: ${line}`);
    if (number === undefined) continue;
    assert(Number(number) > (last.get(name) ?? -1), line);
    last.set(name, Number(number));
  }
  const [, lost] = LOST.exec(await daemon.log()) ?? [];
  // Those of the fixture, and the last line of each
  assertEquals(lines.length + Number(lost), 2 * (LINES + 1) + 1);
  assert(/Cannot write \d+ lines to syslog@tcp:127\.0\.0\.1:\d+: .*; they are lost/.test(await daemon.log()));
  await Deno.remove(scratch, { recursive: true });
});

Deno.test("a fifo beside a log stalls nobody while it has no reader, who gets whole lines then", async () => {
  const daemon = await runDaemon(
    `
[program:w]
command=python3 ${FIXTURE} ${LINES}
startsecs=0
autorestart=false
stdout_logfile=%(here)s/w.log, %(here)s/fifo, /dev/null
stdout_logfile_maxbytes=0
[program:alone]
command=echo alone
startsecs=0
autorestart=false
stdout_logfile=%(here)s/fifo
stdout_logfile_format=prefix
`,
    { prepare: async (folder) => void await finish("mkfifo", [`${folder}/fifo`]) },
  );
  await using _ = daemon;
  await answering(daemon, async () => {
    await daemon.waitForLog(/exited: w \(exit status 0; expected\)/);
    await daemon.waitForLog(/exited: alone/);
    assertMatch((await daemon.ctl("why", "w")).stdout, /\d+ lines to \S+\/fifo: it is not read fast enough/);
  });
  assertEquals((await checkNumberedLines(daemon.folder, "w.log")).lines, LINES);
  const file = await Deno.open(`${daemon.folder}/fifo`);
  const read = new Response(file.readable).text();
  await daemon.stop();
  const lines = (await read).split("\n").slice(0, -1);
  const [, lost] = /Cannot write (\d+) lines to \S+\/fifo: it is not read fast enough; they are lost/
    .exec(await daemon.log()) ?? [];
  assertEquals(lines.length + Number(lost), LINES + 2);
  for (const line of lines) assertMatch(line, /^\d{12} \.{50}$|^end \d+$|^alone \| alone$/);
});

async function readAll(file: Deno.FsFile): Promise<string> {
  const [decoder, buffer] = [new TextDecoder(), new Uint8Array(65536)];
  let text = "";
  while (!text.endsWith("END\n")) text += decoder.decode(buffer.subarray(0, await file.read(buffer) ?? 0));
  file.close();
  return text;
}
