/** The commands under test: the original's, our compiled ones, or those of a former build of ours. */
export interface Target {
  readonly name: "reference" | "ours" | "old";
  /** Folder in which supervisord and supervisorctl stand. */
  readonly bin: string;
}

/** `small` for a quick look: fewer programs, less data; its ratios are rougher. */
export type Scale = "small" | "full";

/** What one measurement is taken on. */
export interface Subject {
  readonly target: Target;
  readonly scale: Scale;
  /** How long a daemon that only lives its day is watched. */
  readonly minutes: number;
}

/** What the machine itself can do, measured in the same run by other means than a supervisor. */
export interface Limit {
  readonly name: string;
  /** In the figure's unit. */
  readonly measure: (scale: Scale) => Promise<number>;
}

/** One declared figure. What is quoted is never the value, always the ratio of the medians of one run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly better: "lower" | "higher";
  /** Ours over the other's: at most this when lower is better, at least this when higher is; null is only watched. */
  readonly goal: number | null;
  /** The same for ours over a former build's. */
  readonly oldGoal?: number;
  /** The value is a ratio already, of two moments of one daemon: the goal is for ours as it is. */
  readonly itself?: true;
  /** The original has nothing of the kind. */
  readonly alone?: true;
  readonly measure: (subject: Subject) => Promise<number>;
  /** Stands in the reference's place. */
  readonly limit?: Limit;
  /** What figures measured one after the other share; it is closed before the other target's turn. */
  readonly scene?: { close(): Promise<void> };
}
