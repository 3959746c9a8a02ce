import { freePort } from "../../../support/installation.ts";
import { Tmux } from "../../../support/tmux.ts";
import { until } from "../../../support/until.ts";

const ROOT = new URL("../../../../", import.meta.url).pathname;
const RUN = `${Deno.execPath()} run --quiet --no-check --no-lock -A --config ${ROOT}deno.json ${ROOT}cli/main.ts`;
const CTL = `MONOVISOR_ARGV0=supervisorctl ${RUN}`;

/** A daemon of our own with a few programs, and terminals in which its supervisorctl runs. */
export interface TerminalSetting extends AsyncDisposable {
  readonly folder: string;
  /** Runs a command line in which `ctl` is supervisorctl with this daemon's configuration; then it tells the status. */
  open(line: string): Promise<Tmux>;
}

/** Starts a daemon; `more` goes behind its configuration, `login` asks for a user and password. */
export async function terminalSetting({ login = "", more = "" } = {}): Promise<TerminalSetting> {
  const folder = await Deno.makeTempDir({ prefix: "terminal-" });
  const port = freePort();
  await Deno.writeTextFile(`${folder}/s.conf`, configuration({ folder, port, login, more }));
  await Deno.writeTextFile(`${folder}/ctl`, `#!/bin/sh\nexec env ${CTL} -c ${folder}/s.conf "$@"\n`, { mode: 0o755 });
  const daemon = new Deno.Command(Deno.execPath(), {
    args: [...RUN.split(" ").slice(1), "-n", "-c", `${folder}/s.conf`],
    env: { MONOVISOR_ARGV0: "supervisord" },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const log = () => Deno.readTextFile(`${folder}/d.log`);
  await until("the programs to run", async () => (await log()).includes("cat entered RUNNING") || undefined);
  return {
    folder,
    open: (line) => Tmux.open(`${line.replaceAll(/\bctl\b/g, "./ctl")}; ${AFTERWARDS}`, { cwd: folder }),
    async [Symbol.asyncDispose]() {
      daemon.kill("SIGTERM");
      await daemon.status;
      // A shell that has just been hung up on may still save its history there
      await until("the folder to be removed", () => Deno.remove(folder, { recursive: true }).then(() => true));
    },
  };
}

/** Tells the exit status, and that the terminal echoes and collects lines again. */
const AFTERWARDS = `echo "[exit $?] $(stty -a | grep -ow -e '-*icanon' -e '-*echo' | xargs)"; exec sleep 1000`;

/** What the screen ends in when supervisorctl ended with `status` and left the terminal as it was. */
export function left(status: number): string {
  return `[exit ${status}] icanon echo`;
}

function configuration({ folder, port, login, more }: Readonly<Record<"folder" | "login" | "more", string>> & {
  readonly port: number;
}): string {
  return `[supervisord]
logfile=${folder}/d.log
pidfile=${folder}/d.pid
childlogdir=${folder}
[inet_http_server]
port=127.0.0.1:${port}
${login}
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=http://127.0.0.1:${port}
history_file=${folder}/history
[program:cat]
command=/bin/cat
startsecs=0
[program:web]
command=/bin/cat
process_name=%(program_name)s_%(process_num)s
numprocs=2
startsecs=0
[program:broken]
command=/bin/sh -c "echo cannot open the database >&2; exit 3"
autostart=false
startretries=0
${more}
`;
}
