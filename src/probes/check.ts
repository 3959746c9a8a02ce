/**
 * Asks a program once how it is. The answer, null when it is well and otherwise why it is not, may come before this has
 * come back. Disposed of while it is under way, it gives none.
 */
export type Check = (onAnswer: (problem: string | null) => void) => Disposable;

/** What is over already. */
export const NOTHING_UNDER_WAY: Disposable = { [Symbol.dispose]() {} };
