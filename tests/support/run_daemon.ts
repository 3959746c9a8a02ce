import { command, type Finished } from "./installation.ts";
import { until } from "./until.ts";

const DIST = new URL("../../dist", import.meta.url).pathname;

/** A supervisord of ours on a configuration of its own; ended, with its folder, when disposed. */
export interface RunningDaemon extends AsyncDisposable {
  readonly folder: string;
  readonly pid: number;
  ctl(...words: readonly string[]): Promise<Finished>;
  /** Resolves when status shows the process in that state. */
  waitForState(name: string, state: string): Promise<void>;
  /** The main log as it stands. */
  log(): Promise<string>;
}

/**
 * Starts the compiled supervisord in the foreground with the given program sections, and waits until it is up.
 * `firstProcess` starts it as the first process of a pid namespace, beside a stranger that ends with status 7: needs root.
 */
export async function runDaemon(
  programs: string,
  { firstProcess = false }: { readonly firstProcess?: boolean } = {},
): Promise<RunningDaemon> {
  const folder = await Deno.makeTempDir({ prefix: "daemon-" });
  const config = `${folder}/supervisord.conf`;
  await Deno.writeTextFile(config, HEAD + programs);
  const supervisord = [`${DIST}/supervisord`, "-n", "-c", config] as const;
  // The stranger's parent ends first, so that it is handed to the first process of the namespace
  const asFirst = `(sh -c 'sleep 1; exit 7' &) ; exec ${supervisord.join(" ")}`;
  const [file, ...args] = firstProcess
    ? ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", asFirst] as const
    : supervisord;
  const child = new Deno.Command(file, { args: [...args], stdin: "null", stdout: "null", stderr: "null" }).spawn();
  const ctl = (...words: readonly string[]) => command("supervisorctl", ["-c", config, ...words]);
  const daemon: RunningDaemon = {
    folder,
    pid: child.pid,
    ctl,
    async waitForState(name, state) {
      await until(`${name} to be ${state}`, async () => {
        const { stdout } = await ctl("status", name);
        return new RegExp(`^${name} +${state}\\b`, "m").test(stdout) || undefined;
      });
    },
    log: () => Deno.readTextFile(`${folder}/supervisord.log`),
    async [Symbol.asyncDispose]() {
      await ctl("shutdown");
      await child.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
  await until("the daemon to answer", async () => (await ctl("pid")).code === 0 || undefined);
  return daemon;
}

const HEAD = `[unix_http_server]
file=%(here)s/s.sock
[supervisord]
logfile=%(here)s/supervisord.log
pidfile=%(here)s/supervisord.pid
childlogdir=%(here)s
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix://%(here)s/s.sock
`;
