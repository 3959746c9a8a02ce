import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { XmlRpcClient } from "../../../mod.ts";
import { freePort } from "../../support/installation.ts";
import { checkNumberedLines } from "../../support/numbered_lines.ts";
import { type PythonDaemon, type PythonVersion, runPython } from "../../support/python_daemon.ts";
import { until } from "../../support/until.ts";

const FIXTURES = new URL("../../fixtures", import.meta.url).pathname;
const LINES = 10 ** 9;

const WRITERS = `
[program:flat]
command=python3 ${FIXTURES}/number_lines.py ${LINES}
stdout_logfile=%(here)s/flat.log
stdout_logfile_maxbytes=100MB
stdout_logfile_backups=99
[program:slow]
command=python3 ${FIXTURES}/number_lines.py ${LINES} 0.05
stdout_logfile=%(here)s/slow.log
`;

/** What is told of each process, less what goes on by itself. */
async function processes(daemon: PythonDaemon) {
  const infos = await daemon.call("getAllProcessInfo");
  if (!Array.isArray(infos)) throw new Error("no list");
  return infos.map(({ now: _now, description: _description, ...info }) => info);
}

async function taken(daemon: PythonDaemon): Promise<void> {
  const { code, stdout, stderr } = await daemon.takeover();
  assertEquals([code, stderr], [0, ""], stdout);
  assertMatch(stdout, new RegExp(`^taken over: pid ${daemon.pid}, \\d+ programs, silent for \\d+ ms$`, "m"));
  assertEquals(daemon.isPython(), false);
}

function contents(folder: string): readonly string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => !/^(flat|slow)\.log/.test(name))
    .toSorted();
}

async function settled(daemon: PythonDaemon): Promise<void> {
  await until(
    "everything to run",
    async () => (await processes(daemon)).every(({ statename }) => statename === "RUNNING") || undefined,
  );
}

for (const version of ["4.3.0", "4.2.5"] satisfies readonly PythonVersion[]) {
  Deno.test(`supervisord takeover has ${version} go on as this program, without a line lost or doubled`, async () => {
    const port = freePort();
    await using daemon = await runPython(
      `${WRITERS}
[program:asker]
command=sh -c 'read line; echo "heard $line"; exit 9'
startsecs=0
autorestart=false
stdout_logfile=%(here)s/asker.log
[fcgi-program:f]
command=sleep 1000
socket=unix://%(here)s/f.sock
process_name=f%(process_num)d
numprocs=2
[inet_http_server]
port=127.0.0.1:${port}
[include]
files=conf.d/*.ini
`,
      { version, prepare: (folder) => Deno.mkdir(`${folder}/conf.d`) },
    );
    await settled(daemon);
    const before = await processes(daemon);
    const [files, sections] = [contents(daemon.folder), contents(`${daemon.folder}/conf.d`)];
    await taken(daemon);
    assertEquals(await processes(daemon), before);
    assertEquals([contents(daemon.folder), contents(`${daemon.folder}/conf.d`)], [files, sections]);
    assertEquals(await Deno.readTextFile(`${daemon.folder}/supervisord.pid`), `${daemon.pid}\n`);
    assertEquals(await daemon.call("getPID"), daemon.pid);
    assertStringIncludes((await daemon.ctl("-s", `http://127.0.0.1:${port}`, "status")).stdout, "flat ");
    await daemon.call("reloadConfig");

    await daemon.call("sendProcessStdin", "asker", "you\n");
    const asker = await until(
      "the asker to have ended",
      async () => (await processes(daemon)).find(({ name, statename }) => name === "asker" && statename === "EXITED"),
    );
    assertEquals(asker.exitstatus, 9);
    assertEquals(await Deno.readTextFile(`${daemon.folder}/asker.log`), "heard you\n");

    await daemon.call("stopProcess", "f:f0");
    await daemon.call("startProcess", "f:f0");
    await daemon.ctl("stop", "flat", "slow");
    const flat = await checkNumberedLines(daemon.folder, "flat.log");
    const slow = await checkNumberedLines(daemon.folder, "slow.log");
    assert(flat.lines > 10 ** 4 && slow.lines > 20, `${flat.lines} and ${slow.lines} lines`);
  });
}

Deno.test("supervisord takeover carries events: queued ones, one in a listener's hands, half a captured text", async () => {
  await using daemon = await runPython(
    `
[eventlistener:l]
command=python3 ${FIXTURES}/slow_listener.py %(here)s/answer %(here)s/accepted
events=REMOTE_COMMUNICATION,PROCESS_COMMUNICATION
[program:speaker]
command=sh -c 'printf "one\\n<!--XSUPERVISOR:BEGIN-->%%s" half; read x; printf "%%s<!--XSUPERVISOR:END-->two\\n" "$x"; read x'
stdout_capture_maxbytes=1MB
stdout_logfile=%(here)s/speaker.log
`,
    { prepare: async (folder) => void await new Deno.Command("mkfifo", { args: [`${folder}/answer`] }).output() },
  );
  await settled(daemon);
  const accepted = async (count: number) => {
    await Deno.writeTextFile(`${daemon.folder}/answer`, "yes");
    return await until(`${count} accepted events`, async () => {
      const lines = (await Deno.readTextFile(`${daemon.folder}/accepted`)).trimEnd().split("\n");
      return lines.length === count ? lines : undefined;
    });
  };
  for (const data of ["a", "b", "c"]) await daemon.call("sendRemoteCommEvent", "t", data);
  await until(
    "the speaker to have begun",
    async () => (await Deno.readTextFile(`${daemon.folder}/speaker.log`)) === "one\n" || undefined,
  );
  await taken(daemon);
  await daemon.call("sendProcessStdin", "speaker", "_and_half\n");
  await until(
    "the speaker to have ended",
    async () => (await Deno.readTextFile(`${daemon.folder}/speaker.log`)) === "one\ntwo\n" || undefined,
  );
  await daemon.call("sendRemoteCommEvent", "t", "d");
  for (const count of [1, 2, 3, 4]) await accepted(count);
  assertEquals(await accepted(5), [
    "0 REMOTE_COMMUNICATION a",
    "1 REMOTE_COMMUNICATION b",
    "2 REMOTE_COMMUNICATION c",
    "3 PROCESS_COMMUNICATION_STDOUT half_and_half",
    "4 REMOTE_COMMUNICATION d",
  ]);
});

Deno.test("signals that come while supervisord takeover is under way do not end the daemon", async () => {
  await using daemon = await runPython(`[program:p]\ncommand=sleep 1000\nstartsecs=0\n`);
  await settled(daemon);
  const signals = setInterval(() => Deno.kill(daemon.pid, "SIGUSR2"), 1);
  try {
    await taken(daemon);
  } finally {
    clearInterval(signals);
  }
  const reopened = async () => (await daemon.log()).split("supervisord logreopen").length;
  const before = await reopened();
  Deno.kill(daemon.pid, "SIGUSR2");
  await until("the log to be opened again", async () => (await reopened()) > before || undefined);
  assertStringIncludes((await daemon.ctl("status", "p")).stdout, "RUNNING");
});

Deno.test("clients of a daemon that is taken over are all answered, over the connections that they have", async () => {
  await using daemon = await runPython(`[program:p]\ncommand=sleep 1000\nstartsecs=0\n`);
  await settled(daemon);
  using kept = new XmlRpcClient({ url: `unix://${daemon.folder}/s.sock` });
  let isOver = false;
  let answers = 0;
  const ask = async (call: () => Promise<unknown>) => {
    for (; !isOver; answers++) assertEquals(await call(), daemon.pid);
  };
  const asking = Promise.all([
    ask(() => kept.call("supervisor.getPID", [])),
    ask(() => daemon.call("getPID")),
    ask(() => daemon.call("getPID")),
  ]);
  try {
    await taken(daemon);
  } finally {
    isOver = true;
  }
  await asking;
  assert(answers > 10, `${answers} answers`);
});
