import type { Poller } from "../../clock.ts";
import { osError } from "../../os_error.ts";
import { HANDLED_SIGNALS, type HandledSignal, type Signals } from "../../signals.ts";
import { EAGAIN, EINTR } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { encodeSigset } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { blockSignals } from "./block_signals.ts";

const SIG_DFL = 0n;
const SIG_IGN = 1n;
/** A write behind a limit on file sizes fails then, as for Python; the runtime itself sees to SIGPIPE. */
const SIGXFSZ = 25;
const SFD_CLOEXEC_NONBLOCK = 0o2004000;
/** Bytes of a struct signalfd_siginfo; the first holds the number of the signal. */
const SIGINFO = 128;

/**
 * Signals by signalfd(2): one more descriptor of the poller. Each number is pending once and told once (SIG-008). They
 * stay blocked for good, so that there is no moment in which one could end us. Only for a program all of whose other
 * threads are made later (see blockSignals).
 */
export class SignalFd implements Signals {
  readonly #poller: Poller;
  readonly #fd: number;
  readonly #info = new Uint8Array(SIGINFO);

  /** Throws OsError. */
  constructor(poller: Poller) {
    this.#poller = poller;
    const numbers = HANDLED_SIGNALS.map(({ number }) => number);
    blockSignals(numbers);
    // Ignored by our caller: of children that ended nothing would be left to reap
    for (const number of numbers) libc.signals.signal(number, SIG_DFL);
    libc.signals.signal(SIGXFSZ, SIG_IGN);
    this.#fd = unwrap("signalfd", libc.signals.signalfd(-1, encodeSigset(numbers), SFD_CLOEXEC_NONBLOCK));
  }

  listen(onSignal: (signal: HandledSignal) => void): Disposable {
    // One at a time, as the listener may go at any of them
    const unwatch = this.#poller.readable(this.#fd, () => {
      const signal = this.#take();
      if (signal !== undefined) onSignal(signal);
    });
    return { [Symbol.dispose]: unwatch };
  }

  #take(): HandledSignal | undefined {
    if (libc.files.read(this.#fd, this.#info, BigInt(SIGINFO)) === SIGINFO) {
      return HANDLED_SIGNALS.find(({ number }) => number === this.#info[0])?.name;
    }
    const errno = lastErrno();
    // Either way the poller looks again
    if (errno === EAGAIN || errno === EINTR) return undefined;
    throw osError("read", errno);
  }
}
