/** What is known of one option: for whoever reads a configuration, writes one, or explains it. */
export type Key = Described & (OfSupervisor | Ours);

interface Described {
  /** What can be written. */
  readonly values: string;
  /** What holds where it is not written, as it could be written; "" where nothing can be written for that. */
  readonly default: string;
  /** One or two sentences. */
  readonly meaning: string;
  /** What can be written and means something else to Supervisor. */
  readonly newValues?: readonly string[];
  /** Other names of it, as people write them; in a file small and capital letters are one. */
  readonly aliases?: readonly string[];
}

interface OfSupervisor {
  readonly since: "Supervisor";
}

/** Passed over by Supervisor. */
interface Ours {
  readonly since: "monovisor";
  /** A value for the sample configuration, which has our keys by this table. */
  readonly example: string;
  /** The sample has it switched on. */
  readonly recommended?: boolean;
}

/** The options of a section by name. */
export type Keys = Readonly<Record<string, Key>>;
