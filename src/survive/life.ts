import type { ProcessIdentity } from "../os/processes.ts";
import { members, natural, nullable, type Shape, truth } from "./shape.ts";

/** A program that runs: who it is beyond its pid, and how its end is known. */
export interface Life extends ProcessIdentity {
  /** pidfd_open(2); null where there was none to be had. */
  readonly pidfd: number | null;
  /** False for one that another supervisord has started: waitpid(2) does not tell its end. */
  readonly isChild: boolean;
}

/** A life as plain JSON gives it. */
export const lifeShape: Shape<Life> = members<Life>({
  pid: natural,
  startTime: natural,
  pidfd: nullable(natural),
  isChild: truth,
});
