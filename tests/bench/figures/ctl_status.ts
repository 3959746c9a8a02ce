import { type Crowd, crowd, few } from "../support/crowd.ts";
import type { Figure, Subject } from "../support/figure.ts";
import type { Scene } from "../support/scene.ts";
import { timeOf } from "../support/time_of.ts";

/** `supervisorctl status`, from exec to exit. */
export const ctlStatus: readonly Figure[] = [
  figure("supervisorctl status, 10 programs", { goal: 0.35, scene: few }),
  figure("supervisorctl status, 1000 programs", { goal: 0.2, scene: crowd }),
];

function figure(name: string, { goal, scene }: { readonly goal: number; readonly scene: Scene<Crowd> }): Figure {
  return {
    name,
    unit: "ms",
    better: "lower",
    goal,
    scene,
    async measure(subject) {
      const { daemon } = await scene.of(subject);
      return await timeOf(() => status(subject, daemon.scratch.path("c")), { times: 7, within: 8 });
    },
  };
}

async function status({ target }: Subject, config: string): Promise<void> {
  const command = new Deno.Command(`${target.bin}/supervisorctl`, {
    args: ["-c", config, "status"],
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  });
  const { code, stdout } = await command.output();
  if (code !== 0) throw new Error(`supervisorctl status ended with ${code}: ${new TextDecoder().decode(stdout)}`);
}
