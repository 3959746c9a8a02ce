/** The ENV_ expansions of an environment: one name for each variable (CFG-024). */
export function environmentNames(variables: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(variables).map(([name, value]) => [`ENV_${name}`, value]));
}
