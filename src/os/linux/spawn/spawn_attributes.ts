import { libc } from "../libc/libc.ts";
import { encodeSigset, SIZEOF } from "../libc/structs.ts";

const SIG_IGN = 1n;
/** SIGPIPE and SIGXFSZ. */
const IGNORED: readonly number[] = [13, 25];
const LAST_SIGNAL = 64;
const SETPGROUP = 0x02;
const SETSIGDEF = 0x04;
const SETSIGMASK = 0x08;
const SETSID = 0x80;

type Leads = "group" | "session" | "nothing";

const LEADING: Readonly<Record<Leads, number>> = { group: SETPGROUP, session: SETSID, nothing: 0 };
const made = new Map<Leads, Uint8Array<ArrayBuffer>>();

/**
 * The posix_spawnattr_t that children have in common, made once: a process group (PROC-018) or a session of its own,
 * no signal blocked, every signal at its default (SIG-010) except SIGPIPE and SIGXFSZ.
 */
export function spawnAttributes(leads: Leads): Uint8Array<ArrayBuffer> {
  const attributes = made.get(leads) ?? build(leads);
  made.set(leads, attributes);
  return attributes;
}

function build(leads: Leads): Uint8Array<ArrayBuffer> {
  const c = libc.spawning;
  const attributes = new Uint8Array(SIZEOF.spawnAttributes);
  c.posix_spawnattr_init(attributes);
  c.posix_spawnattr_setflags(attributes, LEADING[leads] | SETSIGDEF | SETSIGMASK);
  c.posix_spawnattr_setpgroup(attributes, 0);

  c.posix_spawnattr_setsigmask(attributes, encodeSigset([]));
  // Compat: SIG-009. The original's children inherit these two ignored, so they must be ignored here as well.
  for (const signal of IGNORED) libc.signals.signal(signal, SIG_IGN);
  // Written by hand: sigfillset leaves out libc's own 32 and 33, and what is left out of the set reaches the child
  // ignored when it has a handler here.
  const defaulted = Array.from({ length: LAST_SIGNAL }, (_, index) => index + 1).filter((n) => !IGNORED.includes(n));
  c.posix_spawnattr_setsigdefault(attributes, encodeSigset(defaulted));
  return attributes;
}
