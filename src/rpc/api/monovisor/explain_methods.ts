import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import type { Called } from "../../../view/explain/daemon_checks.ts";
import { daemonFacts } from "../../../view/explain/daemon_facts.ts";
import { processFacts } from "../../../view/explain/process_facts.ts";
import type { Method } from "../../method.ts";
import { required } from "../supervisor/declare.ts";
import { findProcess } from "../supervisor/find.ts";

/** What is known of why something does not run, to be judged by whoever asks. They answer also while supervisord stops. */
export function explainMethods(supervisor: Supervisor, called: Called): readonly Method[] {
  return [
    {
      name: "monovisor.explainProcess",
      parameters: [required("string", "name")],
      result: "struct",
      help: "Return what is known of why a process runs or not: its last ends, and what it needs, looked at now.",
      call: ([name]) =>
        supervisor.turns.run(() => {
          const { settings, ends, left, checks, ...facts } = processFacts(findProcess(supervisor, name), supervisor);
          return {
            ...facts,
            settings: { ...settings },
            ends: copies(ends),
            left: copies(left),
            checks: copies(checks),
          };
        }),
    },
    {
      name: "monovisor.diagnose",
      parameters: [],
      result: "struct",
      help: "Return what is known of this supervisord: what it needs, looked at now, and processes in trouble.",
      call: () =>
        supervisor.turns.run(() => {
          const { checks, troubles, ...facts } = daemonFacts(supervisor, called);
          return { ...facts, checks: copies(checks), troubles: copies(troubles) };
        }),
    },
  ];
}

// As the codec wants them: an interface is no struct of any members
function copies<T extends object>(list: readonly T[]): readonly { readonly [K in keyof T]: T[K] }[] {
  return list.map((item) => ({ ...item }));
}
