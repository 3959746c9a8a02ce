import type { Session, Verb } from "../session.ts";
import type { Step } from "../spec.ts";

/** `sorted STEP`: shows the step's lines sorted, where the original's own order is left to chance. */
export function sortedVerb(find: (verb: string) => Verb | undefined): Verb {
  return async (session: Session, step: Step) => {
    const [verb = "", ...rest] = step.rest.split(" ");
    const inner = find(verb);
    if (inner === undefined) throw new Error(`Cannot sort ${verb}: no such verb`);
    const output = await inner(session, { ...step, verb, rest: rest.join(" ") });
    return (output ?? "").split("\n").map((line) => line.replace(/,$/, "")).filter((line) => line !== "").sort()
      .map((line) => `${line}\n`).join("");
  };
}
