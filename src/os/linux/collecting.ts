const MEGABYTE = 2 ** 20;
/** So much more than what was left is let be, beside a tenth: programs that log now and then fill that again and again. */
const SLACK = { quiet: MEGABYTE, calm: 4 * MEGABYTE } as const;
/**
 * Milliseconds between two last resorts of who is at work: longer and longer where what was given back is soon in use
 * again, which shows within `held`.
 */
const REST = { first: 1000, factor: 2, longest: 60_000, held: 4000 } as const;

/** How much of V8's is collected: as V8 does itself, or all that can be, which takes up to 100 ms. */
export type Flavor = "regular" | "last-resort";

interface Look {
  /** Whether nothing has happened lately. */
  readonly isQuiet: boolean;
  /** Bytes in use. */
  readonly used: number;
  /** In milliseconds. */
  readonly now: number;
}

/** When garbage is to be collected so that memory is given back, and how. */
export class Collecting {
  /** Bytes in use after the last collection, and after the last of all that can be. */
  #left = { regular: -Infinity, "last-resort": -Infinity };
  #resortedAt = -Infinity;
  #rest: number = REST.first;

  /** What is to be collected now; null for nothing. It has to be told what was left. */
  due({ isQuiet, used, now }: Look): Flavor | null {
    const isOver = (flavor: Flavor, slack: number) => used > this.#left[flavor] * 1.1 + slack;
    const since = now - this.#resortedAt;
    if (isOver("last-resort", isQuiet ? SLACK.quiet : SLACK.calm) && (isQuiet || since >= this.#rest)) {
      return "last-resort";
    }
    if (!isQuiet && isOver("regular", SLACK.calm)) return "regular";
    if (since > REST.held && !isOver("last-resort", SLACK.calm)) this.#rest = REST.first;
    return null;
  }

  collected(flavor: Flavor, { used, now }: Pick<Look, "used" | "now">): void {
    this.#left.regular = used;
    if (flavor === "regular") return;
    this.#left["last-resort"] = used;
    this.#resortedAt = now;
    this.#rest = Math.min(this.#rest * REST.factor, REST.longest);
  }
}
