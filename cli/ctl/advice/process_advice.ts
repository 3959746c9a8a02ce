import type { ChannelName } from "../../../src/config/model/process_config.ts";
/** What is known of a process that does not run. */
export interface ProcessFacts {
  readonly namespec: string;
  readonly why: string;
  /** The end of the one of its logs that says something. */
  readonly log: { readonly channel: ChannelName; readonly lines: readonly string[] };
  /** Whether it is to be shown. */
  readonly detail: boolean;
}

/** Lines on why a process does not run, and where more is to be found. */
export function processAdvice({ namespec, why, log, detail }: ProcessFacts): readonly string[] {
  if (log.lines.length === 0) return [`${namespec}: ${why}. There is nothing in its logs.`];
  if (!detail) return [`${namespec}: ${why}. To see more: tail ${namespec} ${log.channel}`];
  return [
    `${namespec}: ${why}. The last lines of its ${log.channel} (tail ${namespec} ${log.channel}):`,
    ...log.lines.map((line) => `    ${line}`),
  ];
}
