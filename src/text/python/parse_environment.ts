/** The variables in the text of an environment, in their order; of a name that comes twice the first, as in Python. */
export function parseEnvironment(text: string): Readonly<Record<string, string>> {
  const variables = new Map<string, string>();
  for (const variable of text.split("\0")) {
    const end = variable.indexOf("=");
    const name = variable.slice(0, end);
    if (end >= 0 && !variables.has(name)) variables.set(name, variable.slice(end + 1));
  }
  return Object.fromEntries(variables);
}
