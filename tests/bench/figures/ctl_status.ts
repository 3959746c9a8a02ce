import { type Crowd, crowd, few } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";
import type { Scene } from "../support/scene.ts";
import { timeOf } from "../support/time_of.ts";

/** `supervisorctl status`, from exec to exit; and what it takes of a processor, which tells more on a busy machine. */
export const ctlStatus: readonly Figure[] = [
  figure("supervisorctl status, 10 programs", { goal: 0.35, scene: few, cost: wall }),
  figure("supervisorctl status, 10 programs, CPU", { goal: null, scene: few, cost: cpu }),
  figure("supervisorctl status, 1000 programs", { goal: 0.2, scene: crowd, cost: wall }),
];

interface Part {
  readonly goal: number | null;
  readonly scene: Scene<Crowd>;
  /** Milliseconds of one run of the command. */
  readonly cost: (command: readonly [string, ...string[]]) => Promise<number>;
}

function figure(name: string, { goal, scene, cost }: Part): Figure {
  return {
    name,
    unit: "ms",
    better: "lower",
    goal,
    scene,
    async measure(subject) {
      const { daemon } = await scene.of(subject);
      return await cost([`${subject.target.bin}/supervisorctl`, "-c", daemon.scratch.path("c"), "status"]);
    },
  };
}

async function wall(command: readonly [string, ...string[]]): Promise<number> {
  return await timeOf(() => run(command), { times: 7, within: 8 });
}

const CPU_RUNS = 10;
/** bash's own account of its children, in thousandths: the second line, user and system. */
const CPU_SCRIPT = `for ((i = 0; i < ${CPU_RUNS}; i++)); do "$@" > /dev/null || exit 1; done; times`;

async function cpu(command: readonly string[]): Promise<number> {
  const [, children = ""] = (await run(["bash", "-c", CPU_SCRIPT, "bash", ...command])).split("\n");
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) =>
    Number(minutes) * 60 + Number(seconds)
  );
  return 1000 * times.reduce((sum, seconds) => sum + seconds, 0) / CPU_RUNS;
}

async function run([file, ...args]: readonly [string, ...string[]]): Promise<string> {
  const { code, stdout } = await new Deno.Command(file, { args, stdin: "null", stdout: "piped", stderr: "null" })
    .output();
  const text = new TextDecoder().decode(stdout);
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${text}`);
  return text;
}
