import { RunningTool } from "../running_tool.ts";
import type { Background, Session, Verb } from "../session.ts";
import { splitWords } from "../split_words.ts";
import type { Tool } from "../target.ts";
import type { Step } from "../spec.ts";
import { asleep } from "../support/asleep.ts";

/** Runs one of the four commands with the step's arguments; a body becomes its stdin. */
export function toolVerb(tool: Tool, before: readonly string[] = []): Verb {
  return async (session, step) => {
    const running = await startTool(session, step, { tool, before, input: session.fill(step.body ?? "") });
    return await running.finished();
  };
}

/** Options of {@linkcode startTool}. */
export interface StartOptions {
  readonly tool: Tool;
  /** Arguments before those of the step. */
  readonly before: readonly string[];
  readonly input: string | undefined;
}

/** Starts the command without waiting for it. */
export function startTool(session: Session, step: Step, options: StartOptions): Promise<RunningTool> {
  const args = [...options.before, ...splitWords(session.fill(step.rest))];
  const { dir, env } = session.sandbox;
  return RunningTool.start(session.command(options.tool, args), { cwd: dir, env, input: options.input });
}

/** A tool as a background step: stdin stays open for `type`. */
export function toolBackground(tool: RunningTool): Background {
  return {
    tool,
    output: () => tool.stdout + tool.stderr,
    join: () => tool.finished(),
    end: async (signal) => {
      await asleep(tool.pid);
      tool.kill(signal);
      return await tool.finished();
    },
  };
}
