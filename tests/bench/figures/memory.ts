import { type Crowd, crowd, empty } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";
import { pause } from "../support/pause.ts";
import { type Memory, memory } from "../support/proc.ts";
import type { Scene } from "../support/scene.ts";

interface Case {
  readonly goal: number;
  readonly scene: Scene<Crowd>;
  readonly kind: keyof Memory;
}

/** Memory a while after the start: anonymous is what the process itself filled; the rest are pages of its files. */
export const memoryUse: readonly Figure[] = [
  figure("anonymous memory, no program", { goal: 0.9, scene: empty, kind: "anonymous" }),
  figure("anonymous memory, 1000 programs", { goal: 0.9, scene: crowd, kind: "anonymous" }),
  figure("whole RSS, no program", { goal: 1.8, scene: empty, kind: "resident" }),
];

function figure(name: string, { goal, scene, kind }: Case): Figure {
  return {
    name,
    unit: "MB",
    better: "lower",
    goal,
    scene,
    async measure(subject) {
      const { daemon } = await scene.of(subject);
      await pause(2000);
      return memory(daemon.pid)[kind] / 1e6;
    },
  };
}
