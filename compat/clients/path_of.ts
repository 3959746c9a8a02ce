/** Where a command stands on the developer's PATH: sandboxes have a plain one. */
export async function pathOf(command: string): Promise<string> {
  const { stdout } = await new Deno.Command("sh", { args: ["-c", 'command -v "$1"', "sh", command], stdin: "null" })
    .output();
  const path = new TextDecoder().decode(stdout).trim();
  if (path === "") throw new Error(`Cannot find the command ${command}`);
  return path;
}
