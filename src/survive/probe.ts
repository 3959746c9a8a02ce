import type { Clock, Poller } from "../os/clock.ts";
import type { Os } from "../os/os.ts";
import { decodeWaitStatus } from "../process/wait_status.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { concatBytes } from "../text/bytes/concat_bytes.ts";
import { decodeOsText } from "../text/bytes/os_text.ts";
import { UpgradeError } from "./upgrade_error.ts";

/** Seconds that the program has to answer. */
const PATIENCE = 10;
/** Bytes of an answer at most. */
const ROOM = 65536;
const SIGKILL = 9;

/** What a probe runs, and where. */
export interface ProbeOptions {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly supervisor: Pick<Supervisor, "born" | "turns">;
  readonly file: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly keeps: readonly number[];
}

/**
 * Runs a program as an ordinary child and gives what it has printed, on stdout and stderr, when it has ended with 0.
 * Rejects with UpgradeError when it cannot be run, ends otherwise, or takes more than 10 s, after which it is killed.
 */
export function probe({ os, clock, poller, supervisor, ...request }: ProbeOptions): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const pipe = os.pipe();
  const buffer = new Uint8Array(4096);
  let printed = new Uint8Array(0);
  let slow = false;
  let unwatch: () => void = () => {};
  const read = () => {
    for (;;) {
      const count = os.read(pipe.read, buffer);
      if (count === "would_block") return;
      if (count === "eof") return unwatch();
      if (printed.length < ROOM) printed = concatBytes(printed, buffer.subarray(0, count));
    }
  };
  using ends = new DisposableStack();
  ends.defer(() => os.close(pipe.write));
  const nowhere = os.open("/dev/null", "read");
  ends.defer(() => os.close(nowhere));
  os.setNonblocking(pipe.read);
  const stdio = [nowhere, pipe.write, pipe.write];
  const result = os.spawn({ ...request, stdio, steps: [{ step: "lead", of: "group" }] });
  if (result.kind === "failed") {
    os.close(pipe.read);
    const why = result.step === "user" ? result.reason : result.error.message;
    throw new UpgradeError(`${request.file} cannot be run: ${why}`);
  }
  const { pid } = result;
  unwatch = poller.readable(pipe.read, () => supervisor.turns.run(read));
  const cancel = clock.at(clock.monotonic() + PATIENCE, () => {
    slow = true;
    os.kill(pid, SIGKILL);
  });
  supervisor.born(pid, {
    config: { name: request.file, startsecs: 1 },
    look: read,
    exited(status) {
      cancel();
      read();
      unwatch();
      os.close(pipe.read);
      const said = decodeOsText(printed).trim();
      if (status === 0) return resolve(said);
      const how = slow ? `took more than ${PATIENCE} s to answer` : `ended: ${decodeWaitStatus(status).text}`;
      reject(new UpgradeError(`${request.file} ${said === "" ? how : `says: ${said}`}`));
    },
  });
  return promise;
}
