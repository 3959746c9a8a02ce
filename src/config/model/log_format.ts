/** What is written of each line to a log. Ours alone: Supervisor writes the bytes as they come. */
export interface LogFormat {
  /** Bytes as they come; whole lines behind the name of whose they are; or a JSON object for each. */
  readonly kind: "plain" | "prefix" | "json";
  /** As strftime(3) has it; null: RFC 3339 in UTC in JSON, and no time behind a name. */
  readonly time: string | null;
}

export const PLAIN: LogFormat = { kind: "plain", time: null };
