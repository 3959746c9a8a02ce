/** Throws an Error with what the task does, for one that takes no words and would do all of it whatever it was asked. */
export function refuseWords(args: readonly string[], usage: string): void {
  if (args.length > 0) throw new Error(`Cannot take '${args.join(" ")}'\n${usage}`);
}
