/** How this task is called on a machine with nothing but Node, as what people are told to do can be pasted. */
export function pasted(task: string): string {
  return `npx -y deno@${Deno.version.deno} task ${task}`;
}
