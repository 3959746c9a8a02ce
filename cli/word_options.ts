import type { Option } from "./options.ts";

/** What supervisord's words have in common. */
export interface WordOptions {
  readonly help: boolean;
  /** -c, as typed. */
  readonly configfile: string;
}

/** Their rows; each word has its own beside them. */
export const WORD_OPTIONS: readonly Option<WordOptions>[] = [
  { short: "h", long: "help", key: "help", takesArgument: false, read: () => ({ help: true }), ends: true },
  {
    short: "c",
    long: "configuration",
    key: "configfile",
    takesArgument: true,
    read: (configfile) => ({ configfile }),
  },
];
