/**
 * argv[0] as it was typed; Deno's own API tells the executable alone. Read from /proc, which Deno itself needs to start:
 * loading node:process for it would take longer.
 */
export function typedArgv0(): string {
  const line = Deno.readTextFileSync("/proc/self/cmdline");
  return line.slice(0, line.indexOf("\0"));
}
