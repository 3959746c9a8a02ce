/** Why something failed, in a sentence for people: no stack, which would show the insides of the executable. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
