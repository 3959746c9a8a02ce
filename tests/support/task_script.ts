/** The words behind deno that run the script of a task, as deno.json has them; in the checkout, or a copy of it. */
export function taskScript(name: string): readonly string[] {
  return ["run", "-A", "--quiet", "--lock=deno.lock", `cli/dev/${name}.ts`];
}
