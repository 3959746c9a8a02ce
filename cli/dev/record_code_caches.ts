import { run } from "./run_command.ts";

const STARTED = "entered RUNNING state";
/** Seconds for a daemon to start one program. */
const DEADLINE = 30;

/**
 * Makes the code cache of each command, NAME.cache in the folder `to`: runs the recording executables that lie in the
 * folder `commands` as they are mostly run. What they run is in the caches.
 */
export async function recordCodeCaches(commands: string, to: string): Promise<void> {
  const env = { RECORD_TO: to };
  const folder = await Deno.makeTempDir({ prefix: "monovisor-record-" });
  try {
    const config = `${folder}/supervisord.conf`;
    await Deno.writeTextFile(config, sessionConfig(folder));
    const daemon = new Deno.Command(`${commands}/supervisord`, {
      args: ["-n", "-c", config],
      env,
      stdin: "null",
      stdout: "piped",
      signal: AbortSignal.timeout(DEADLINE * 1000),
    }).spawn();
    const started = Promise.withResolvers<void>();
    const ended = watch(daemon.stdout, started.resolve).catch(started.reject);
    await started.promise;
    await run([`${commands}/supervisorctl`, "-c", config, "restart", "cat"], { env });
    await run([`${commands}/supervisorctl`, "-c", config, "status"], { env });
    daemon.kill("SIGTERM");
    await ended;
    await daemon.status;
    await run([`${commands}/supervisord`, "release", "-c", config], { env });
    await run([`${commands}/echo_supervisord_conf`], { env });
    await run([`${commands}/pidproxy`, "/dev/null", "true"], { env });
    await Deno.symlink(`${await Deno.realPath(commands)}/pidproxy`, `${folder}/proxy`);
    await run([`${folder}/proxy`, "/dev/null", "true"], { env });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function sessionConfig(folder: string): string {
  return `
[supervisord]
logfile=${folder}/supervisord.log
pidfile=${folder}/supervisord.pid
childlogdir=${folder}
[unix_http_server]
file=${folder}/supervisor.sock
[supervisorctl]
serverurl=unix://${folder}/supervisor.sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[program:cat]
command=/bin/cat
startsecs=0
`;
}

/** Reads the log to its end, and tells when a program runs. Throws an Error with the log when none came to. */
async function watch(stdout: ReadableStream<Uint8Array<ArrayBuffer>>, onStarted: () => void): Promise<void> {
  let log = "";
  for await (const text of stdout.pipeThrough(new TextDecoderStream())) {
    log += text;
    if (log.includes(STARTED)) onStarted();
  }
  if (!log.includes(STARTED)) throw new Error(`Cannot record the code caches, no program came to run: ${log}`);
}
