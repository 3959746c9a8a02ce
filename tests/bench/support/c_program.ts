/** Compiles a program in C into the file `target`, and gives that. Throws an Error when the compiler does not. */
export async function cProgram(source: string, target: string): Promise<string> {
  const { success, stderr } = await new Deno.Command("cc", { args: ["-O2", "-o", target, source], stdin: "null" })
    .output();
  if (!success) throw new Error(`Cannot compile ${source}: ${new TextDecoder().decode(stderr)}`);
  return target;
}
