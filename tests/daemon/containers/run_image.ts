import { AS_FIRST } from "../../support/as_first.ts";
import { finish, type Finished } from "../../support/installation.ts";
import { isAlive } from "../../support/is_alive.ts";
import { until } from "../../support/until.ts";
import { within } from "../../support/within.ts";
import type { Dockerfile } from "./dockerfile.ts";

/** Of Docker between SIGTERM and SIGKILL, in seconds. */
const STOP_TIME = 10;
/** All that Docker gives to the processes of an image that names no variables. */
const ENVIRONMENT = ["env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"] as const;
/** SIOCSIFFLAGS with IFF_UP and IFF_RUNNING: then 127.0.0.1 is there. */
const LOOPBACK = `import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 0x41))`;
/** Changes to this machine's files are made in memory, and gone with the container. */
const ROOT = `set -e
mkdir layer root
mount -t tmpfs none layer
mkdir layer/changes layer/work
mount -t overlay -o lowerdir=/,upperdir=layer/changes,workdir=layer/work none root
mount -t proc none root/proc
mount --rbind /dev root/dev
python3 -c '${LOOPBACK}'
`;

/** A container that runs. */
export interface Container extends AsyncDisposable {
  /** Runs a command in it. */
  exec(words: readonly string[]): Promise<Finished>;
  /** Sends the signal to process 1, and gives what the container leaves, which has as long to end as Docker gives it. */
  end(signal: Deno.Signal): Promise<Finished>;
}

/**
 * Carries out the Dockerfile in the folder and runs its command as process 1, with processes, files and a network of
 * its own, on this machine's system instead of that which FROM names.
 */
export async function runImage({ steps, command }: Dockerfile, cwd: string): Promise<Container> {
  const script = `${ROOT}${steps}exec ${ENVIRONMENT.join(" ")} chroot root "$@"`;
  const [unshare, ...words] = AS_FIRST;
  const args = [...words, "--mount", "--net", "sh", "-c", script, "sh", ...command];
  const child = new Deno.Command(unshare, { args, cwd, stdin: "null", stdout: "piped", stderr: "piped" }).spawn();
  const output = child.output();
  const children = `/proc/${child.pid}/task/${child.pid}/children`;
  const pid = await until("process 1", () => Number(Deno.readTextFileSync(children)) || undefined);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return {
    exec: (words) =>
      finish("nsenter", [`--target=${pid}`, "--mount", "--pid", "--net", "--root", "--wd", ...ENVIRONMENT, ...words]),
    async end(signal) {
      Deno.kill(pid, signal);
      const { code, stdout, stderr } = await within(STOP_TIME, "the container to end", output);
      return { code, stdout: text(stdout), stderr: text(stderr) };
    },
    async [Symbol.asyncDispose]() {
      if (isAlive(pid)) Deno.kill(pid, "SIGKILL");
      await output;
    },
  };
}
