import type { Note } from "./journal.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/**
 * Who holds our descriptors over our death, and under which numbers the journal has them. What it holds it lets go when
 * it is disposed of. Its calls throw OsError, and HolderError.
 */
export interface Holder extends Disposable {
  /** Where the service manager has the journal; null where a file tells it. */
  readonly journalName: string | null;
  /** The state as the journal has it. All that it names is held from now on. */
  whole(state: SupervisorState): SupervisorState;
  /** A note as the journal has it, likewise. */
  note(note: Note): Note;
  /** The journal has all of that now: it can be found, and what it does not name any more is let go. */
  settle(): void;
}

/** Why nothing can be held. */
export class HolderError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "HolderError";
}
