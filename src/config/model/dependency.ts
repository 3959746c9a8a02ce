/** What must have come of another process before one is started. */
export type Condition = "started" | "healthy" | "completed" | "completed_successfully";

/** One entry of depends_on=. Ours alone. */
export interface Dependency {
  /** As written: a program, a process as "group:process", or a group. */
  readonly name: string;
  /** "started" where none is written. */
  readonly condition: Condition;
}
