import { hasWildcard, wildcard } from "../../../../src/text/wildcard.ts";

/**
 * Group names, with those of `known` instead of wildcards; a wildcard that nothing matches, or that is a name as it
 * stands, is left. Nobody is asked for the known ones where there is no wildcard.
 */
export async function matchGroups(
  names: readonly string[],
  known: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (!names.some(hasWildcard)) return names;
  const groups = [...new Set(await known())];
  const matched = names.flatMap((name) => {
    const found = groups.includes(name) || !hasWildcard(name) ? [] : groups.filter(wildcard(name));
    return found.length === 0 ? [name] : found;
  });
  return [...new Set(matched)];
}
