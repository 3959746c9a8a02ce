/** What a step of the test run came to: one check, or the tests that a test runner counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The closing lines of `deno test` and of our own runs. */
const COUNTS = [/(\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed/, /^(\d+) passed, (\d+) failed/m] as const;

/**
 * Runs one step of the test run, its output shown as it comes, and counts: what it counted itself, else 1 for the
 * step. A command that fails without a failed test counts as one failure more.
 */
export async function step(
  name: string,
  [command, ...args]: readonly string[],
  { env = {} }: { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Tally> {
  console.log(`\n== ${name} ==`);
  const started = performance.now();
  // `deno` is whatever runs this very script
  const child = new Deno.Command(command === "deno" ? Deno.execPath() : command ?? "", {
    args,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let text = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    text = (text + chunk).slice(-65536);
    Deno.stdout.writeSync(new TextEncoder().encode(chunk));
  }
  const { success } = await child.status;
  const tally = counted(text, success);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`-- ${name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`);
  return tally;
}

function counted(text: string, success: boolean): Tally {
  for (const pattern of COUNTS) {
    const match = [...text.matchAll(new RegExp(pattern, "gm"))].at(-1);
    if (match === undefined) continue;
    const [passed, failed] = [Number(match[1]), Number(match[2])];
    return { passed, failed: !success && failed === 0 ? 1 : failed };
  }
  return success ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
