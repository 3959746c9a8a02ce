import type { WorkSpace } from "./work_space.ts";

/** How lines are written; it holds for lines of one moment. */
export interface LineFormat {
  /** What stands before and behind a line that is whole. */
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** Whether bytes of a line are written as in JSON. */
  readonly escapes: boolean;
  /** Bytes that a line of no byte becomes at most. */
  readonly overhead: number;
  /** What is written from now on bears this time, and what the source says of its process now. */
  begin(now: number): void;
  /** Writes any line, whose bytes stand there, to `to`; gives where that ends. */
  write(space: WorkSpace, line: Line, to: number): number;
}

/** A line, or a part of one, in the work space, without its end. */
export interface Line {
  readonly from: number;
  readonly end: number;
  /** Its beginning has been written already. */
  readonly isRest: boolean;
  /** It goes on in the next one. */
  readonly isCut: boolean;
}
