import type { ChannelName } from "../../../src/config/model/process_config.ts";
/** What is known of a process that does not run. */
export interface ProcessFacts {
  readonly namespec: string;
  readonly why: string;
  /** The end of one of its logs; null when it is not to be shown. */
  readonly log: { readonly channel: ChannelName; readonly lines: readonly string[] } | null;
}

/** Lines on why a process does not run, and where more is to be found. */
export function processAdvice({ namespec, why, log }: ProcessFacts): readonly string[] {
  if (log === null) return [`${namespec}: ${why}. To see more: tail ${namespec} stderr`];
  if (log.lines.length === 0) return [`${namespec}: ${why}. There is nothing in its logs.`];
  return [
    `${namespec}: ${why}. The last lines of its ${log.channel} (tail ${namespec} ${log.channel}):`,
    ...log.lines.map((line) => `    ${line}`),
  ];
}
