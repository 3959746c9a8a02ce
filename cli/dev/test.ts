import { compile } from "./compile.ts";
import {
  BINUTILS,
  CHROMIUM,
  ensureTool,
  MANDOC,
  MMDEBSTRAP,
  NGINX_PHP,
  POSTGRES,
  SHELLS,
  STRACE,
  SYSTEMD_ANALYZE,
  TMUX,
  UWSGI,
} from "./debian.ts";

import { LOCK } from "./lock.ts";
import { ok } from "./ok.ts";
import { ensureReference } from "./reference.ts";
import { refuseWords } from "./refuse_words.ts";
import { step, type Tally } from "./step.ts";
import { told } from "./told.ts";

const USAGE = `task test
Runs everything: what task ok does, then the compiled executable, real processes, and the comparison with the real
supervisord. Of the tests in one file: deno test -A --lock=deno.lock FILE; of the comparison: task compat --filter TEXT.`;

/** What Debian has that is needed. */
const TOOLS = [
  ...[UWSGI, CHROMIUM, TMUX, SHELLS, STRACE, BINUTILS],
  ...[NGINX_PHP, POSTGRES, SYSTEMD_ANALYZE, MMDEBSTRAP, MANDOC],
];

/** Everything: the gate, the compiled executable, real processes, and the comparison with the real supervisord. */
async function test(): Promise<Tally> {
  for (const tool of TOOLS) await ensureTool(tool);
  const tallies = [await ok()];
  console.log("\n== compile ==");
  await compile();
  await ensureReference();
  tallies.push(await step("daemon tests", ["deno", "test", LOCK, "-A", "--quiet", "--no-check", "tests/daemon"]));
  tallies.push(await step("faults", ["deno", "test", LOCK, "-A", "--quiet", "--no-check", "tests/faults"]));
  tallies.push(await step("compat", ["deno", "run", LOCK, "-A", "compat/run.ts"]));
  tallies.push(await step("generated cases", ["deno", "run", LOCK, "-A", "compat/generate/run.ts"]));
  tallies.push(await step("clients", ["deno", "run", LOCK, "-A", "compat/clients/run.ts"]));
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function testTask(): Promise<number> {
  refuseWords(Deno.args, USAGE);
  const { passed, failed } = await test();
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

Deno.exit(await told(testTask));
