import type { Os } from "../os/os.ts";
import type { GroupSnapshot } from "../supervisor/life/groups.ts";
import { poolShape, socketsShape, subprocessShape } from "./group_shape.ts";
import type { Note } from "./journal.ts";
import { lifeShape } from "./life.ts";
import { either, members, natural, nullable, type Shape, ShapeError, text, word } from "./shape.ts";
import { decodeState, StateError, type SupervisorState } from "./supervisor_state.ts";

/** What one of the two files holds. */
interface Volume {
  readonly generation: number;
  /** When it was written. */
  readonly at: number;
  readonly lines: readonly string[];
}

/** The state that a Journal in these files tells, the latest one where they are those of several. Throws StateError, OsError. */
export function readJournal(os: Pick<Os, "readAt" | "statFd">, fds: readonly number[]): SupervisorState {
  const volumes = fds.flatMap((fd) => volumeOf(os.readAt(fd, 0, os.statFd(fd).size)) ?? []);
  const [last] = volumes.toSorted((one, other) => other.at - one.at || other.generation - one.generation);
  if (last === undefined) throw new StateError("Cannot read the state: nothing whole has been written");
  const [state = "", ...notes] = last.lines;
  return applied(decodeState(new TextEncoder().encode(state)), notes.map(readNote));
}

// null for one whose state was not written to its end; what follows the last line end was cut off by a death
function volumeOf(bytes: Uint8Array): Volume | null {
  const [head = "", ...lines] = new TextDecoder().decode(bytes).split("\n").slice(0, -1);
  const [, generation, at] = /^\{"generation":(\d+),"at":(\S+)\}$/.exec(head) ?? [];
  if (generation === undefined || lines.length === 0) return null;
  return { generation: Number(generation), at: Number(at), lines };
}

function readNote(line: string, index: number): Note {
  try {
    const note: unknown = JSON.parse(line);
    noteShape(note, `note ${index}`);
    return note;
  } catch (error) {
    if (error instanceof ShapeError) throw new StateError(`Cannot read the state: ${error.message}`);
    if (!(error instanceof SyntaxError)) throw error;
    throw new StateError(`Cannot read the state: note ${index} is damaged`);
  }
}

const noteShape: Shape<Note> = either(
  members<Extract<Note, { readonly kind: "process" }>>({
    kind: word("process"),
    group: text,
    process: text,
    state: subprocessShape,
    sockets: socketsShape,
    life: nullable(lifeShape),
    serial: natural,
  }),
  members<Extract<Note, { readonly kind: "pool" }>>({
    kind: word("pool"),
    group: text,
    pool: poolShape,
    serial: natural,
  }),
);

/** The last note of each process and of each pool holds. */
function applied(state: SupervisorState, notes: readonly Note[]): SupervisorState {
  const { daemon, supervisor, supervisor: { groups } } = state;
  const byGroup = Map.groupBy(notes, ({ group }) => group);
  const lives = new Map(state.lives.map((life) => [life.pid, life]));
  for (const note of notes) {
    if (note.kind === "process" && note.life !== null) lives.set(note.life.pid, note.life);
  }
  return {
    ...state,
    daemon: { ...daemon, eventSerial: notes.at(-1)?.serial ?? daemon.eventSerial },
    supervisor: {
      ...supervisor,
      groups: { ...groups, active: groups.active.map((group) => withNotes(group, byGroup.get(group.config.name))) },
    },
    lives: [...lives.values()],
  };
}

function withNotes({ config, state }: GroupSnapshot, notes: readonly Note[] = []): GroupSnapshot {
  let { pool, sockets } = state;
  const processes = { ...state.processes };
  for (const note of notes) {
    if (note.kind === "pool") ({ pool } = note);
    else {
      processes[note.process] = note.state;
      ({ sockets } = note);
    }
  }
  return { config, state: { pool, sockets, processes } };
}
