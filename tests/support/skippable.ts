/** The head of a test that is skipped for a reason, which its name tells; null: it is not. */
export function skippable(name: string, reason: string | null): Pick<Deno.TestDefinition, "name" | "ignore"> {
  return reason === null ? { name } : { name: `${name} (skipped: ${reason})`, ignore: true };
}
