import type { Spec } from "../spec.ts";

/** A link of the conformance page to a spec. */
export function specLink({ id }: Pick<Spec, "id">): string {
  return `[${id}](specs/${id}/spec.txt)`;
}
