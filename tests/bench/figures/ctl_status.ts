import { type Crowd, crowd, few } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";
import type { Scene } from "../support/scene.ts";

/** `supervisorctl status`, from exec to exit; and what it takes of a processor, which tells more on a busy machine. */
export const ctlStatus: readonly Figure[] = [
  figure("supervisorctl status, 10 programs", { goal: 0.3, scene: few, runs: 15, cost: ({ real }) => real }),
  figure("supervisorctl status, 10 programs, CPU", {
    goal: null,
    scene: few,
    runs: 15,
    cost: ({ user, system }) => user + system,
  }),
  figure("supervisorctl status, 1000 programs", { goal: 0.2, scene: crowd, runs: 5, cost: ({ real }) => real }),
];

interface Part {
  readonly goal: number | null;
  readonly scene: Scene<Crowd>;
  readonly runs: number;
  readonly cost: (times: Times) => number;
}

function figure(name: string, { goal, scene, runs, cost }: Part): Figure {
  return {
    name,
    unit: "ms",
    better: "lower",
    goal,
    scene,
    async measure(subject) {
      const { daemon } = await scene.of(subject);
      const command = [`${subject.target.bin}/supervisorctl`, "-c", daemon.scratch.path("c"), "status"];
      return cost(await timesOf(command, runs));
    },
  };
}

/** Milliseconds of one run. */
interface Times {
  readonly real: number;
  readonly user: number;
  readonly system: number;
}

/** A shell's account of some runs in a row: it starts a program with far less around it than this runtime does. */
const SCRIPT = 'TIMEFORMAT="%R %U %S"; time for ((i = 0; i < RUNS; i++)); do "$@" > /dev/null || exit 1; done';

async function timesOf(command: readonly string[], runs: number): Promise<Times> {
  const args = ["-c", SCRIPT, "bash", ...command];
  const options = { args, env: { RUNS: String(runs) }, stdin: "null", stdout: "null", stderr: "piped" } as const;
  const { code, stderr } = await new Deno.Command("bash", options).output();
  const text = new TextDecoder().decode(stderr);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with an error: ${text}`);
  const [real = NaN, user = NaN, system = NaN] = text.trim().split(" ").map((seconds) => 1000 * Number(seconds) / runs);
  return { real, user, system };
}
