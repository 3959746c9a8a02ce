import type { Watching } from "../../clock.ts";
import { guard } from "../../guard.ts";

export const EPOLLIN = 0x1;
const EPOLLOUT = 0x4;
const EPOLLERR = 0x8;
const EPOLLHUP = 0x10;

/** Who is told about one fd; gone from the table as soon as both are null. */
export interface Watch {
  readonly fd: number;
  readonly generation: number;
  readonly how: Watching;
  readable: (() => void) | null;
  writable: (() => void) | null;
  /** What has to be told when its turn comes. */
  due: number;
}

export function tell(watch: Watch, events: number): void {
  if (hasHungUp(events) || (events & EPOLLIN) !== 0) guard(watch.readable);
  if (hasHungUp(events) || (events & EPOLLOUT) !== 0) guard(watch.writable);
}

export function hasHungUp(events: number): boolean {
  return (events & (EPOLLERR | EPOLLHUP)) !== 0;
}

export function interest({ readable, writable }: Pick<Watch, "readable" | "writable">): number {
  return (readable === null ? 0 : EPOLLIN) | (writable === null ? 0 : EPOLLOUT);
}
