import type { Transition } from "./transitions.ts";

/** A line for each arrow, those of a state together. */
export function diagramText(transitions: readonly Transition[]): string {
  const width = Math.max(...transitions.map(({ from }) => from.length));
  const lines = transitions.map(({ from, to, occasions }) =>
    `${from.padEnd(width)} -> ${to.padEnd(width)}  ${occasions.join(", ")}`
  );
  return `The states of a process and what leads from one to another, found in the table of machine.ts.
Made anew by \`deno run -A tests/process/state_diagram/write.ts\`.

${lines.join("\n")}
`;
}
