import { assertEquals, assertThrows } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import { memfd } from "../../src/os/linux/files/memfd.ts";
import { LinuxOs } from "../../src/os/linux/linux.ts";
import { LinuxHandover } from "../../src/os/linux/linux_handover.ts";
import { Journal, type Note } from "../../src/survive/journal.ts";
import { readJournal } from "../../src/survive/read_journal.ts";
import { StateError, type SupervisorState } from "../../src/survive/supervisor_state.ts";
import { concatBytes } from "../../src/text/bytes/concat_bytes.ts";
import "../support/open_libc.ts";
import { runningSupervisor } from "./supervisor_state.ts";

const os = new LinuxOs();

function openJournal(): Journal {
  return new Journal({ os, handover: new LinuxHandover(os) });
}

/** What a process is like now, as a note. */
function noteOf(state: SupervisorState, name: string, serial: number): Note {
  const [group] = state.supervisor.groups.active.filter(({ config }) => config.name === name);
  const process = group?.state.processes[name];
  if (process === undefined) throw new Error(`Cannot find ${name}`);
  return { kind: "process", group: name, process: name, state: process, sockets: {}, life: null, serial };
}

/** Memory files of a program that dies when it has written so many bytes. */
class DyingOs {
  readonly #files = [new Uint8Array(), new Uint8Array()];
  #left: number;
  written = 0;
  #opened = 0;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  memory(): number {
    return this.#opened++;
  }

  write(fd: number, data: Uint8Array): number {
    const taken = data.subarray(0, this.#left);
    this.#left -= taken.length;
    this.written += taken.length;
    this.#files[fd] = concatBytes(this.#files[fd] ?? new Uint8Array(), taken);
    return data.length;
  }

  truncate(fd: number): void {
    if (this.#left > 0) this.#files[fd] = new Uint8Array();
  }

  readAt(fd: number): Uint8Array {
    return this.#files[fd] ?? new Uint8Array();
  }

  statFd() {
    return { ...os.statFd(0), size: 0 };
  }

  setAppending(): void {}

  close(): void {}
}

Deno.test("whenever death comes, what is read is the state of before or of after the last thing", () => {
  const { world, state } = runningSupervisor();
  const random = new Random(7);
  const acts: ((journal: Journal) => void)[] = [];
  for (let step = 0; step < 12; step++) {
    if (world.pid("web") > 0 && random.chance(0.5)) world.exit("web", 1);
    else world.clock.advance(1);
    const now = state();
    acts.push(
      step === 0 || random.chance(0.3)
        ? (journal) => journal.write(now)
        : (journal) => journal.note(noteOf(now, "web", now.daemon.eventSerial)),
    );
  }
  const live = (bytes: number) => {
    const dying = new DyingOs(bytes);
    const journal = new Journal({ os: dying, handover: dying });
    const marks = acts.map((act) => {
      act(journal);
      return dying.written;
    });
    return { dying, marks };
  };
  const { marks } = live(Infinity);
  const after = marks.map((mark) => readJournal(live(mark).dying, [0, 1]));
  assertThrows(() => readJournal(live((marks[0] ?? 0) - 1).dying, [0, 1]), StateError);
  for (let round = 0; round < 200; round++) {
    const bytes = (marks[0] ?? 0) + random.below(marks.at(-1) ?? 0);
    const done = marks.findLastIndex((mark) => mark <= bytes);
    assertEquals(readJournal(live(bytes).dying, [0, 1]), after[done], `after ${bytes} bytes`);
  }
});

Deno.test("nothing whole, and what is damaged within, is refused", () => {
  const whole = '{"generation":1,"at":1}\n{"format":1}\n';
  assertEquals(failure([""]), "Cannot read the state: nothing whole has been written");
  assertEquals(
    failure(['{"generation":1,"at":1}\n{"format":1}']),
    "Cannot read the state: nothing whole has been written",
  );
  assertEquals(failure([whole]), "Cannot read the state: the state.writer is not text");
  const { state } = runningSupervisor();
  using journal = openJournal();
  journal.write(state());
  const text = new TextDecoder().decode(os.readAt(journal.fds[1], 0, 1 << 20));
  assertEquals(failure([`${text}{"kind":"pool"\n`]), "Cannot read the state: note 0 is damaged");
  assertEquals(
    failure([`${text}{"kind":"pool","group":"l"}\n`]),
    "Cannot read the state: note 0.pool is not an object",
  );
});

function failure(texts: readonly string[]): string {
  return assertThrows(() => readFrom(texts.map((text) => new TextEncoder().encode(text))), StateError).message;
}

function readFrom(contents: readonly Uint8Array[]): SupervisorState {
  const fds = contents.map((bytes) => {
    const fd = memfd("test");
    if (bytes.length > 0) os.write(fd, new Uint8Array(bytes));
    return fd;
  });
  try {
    return readJournal(os, fds);
  } finally {
    for (const fd of fds) os.close(fd);
  }
}
