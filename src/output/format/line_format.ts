import type { WorkSpace } from "./work_space.ts";

/** How lines are written; it holds for lines of one moment. */
export interface LineFormat {
  /** Longest line that it writes beside the bytes of the line themselves. */
  readonly overhead: number;
  /** Bytes that one byte of a line may become. */
  readonly growth: number;
  /** What is written from now on bears this time, and what the source says of its process now. */
  begin(now: number): void;
  /** Writes a line, whose bytes stand there, to `to`; gives where that ends. */
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
