/** What is known of why a program runs or does not: plain JSON, as the daemon gives it and --json shows it. */
export interface ProcessFacts {
  /** "group:process", or the process alone in a group of its own name. */
  readonly name: string;
  readonly state: string;
  readonly description: string;
  readonly spawnerr: string;
  /** 0 where there is no process. */
  readonly pid: number;
  /** Whole seconds of the wall clock; 0 for never. */
  readonly now: number;
  readonly start: number;
  readonly stop: number;
  /** What it is to be; a Supervisor does not tell. */
  readonly settings?: Settings;
  /** The latest, the last one last. */
  readonly ends: readonly EndFacts[];
  /** What it waits for before it is started, or "". */
  readonly waits: string;
  /** It is up, and has not told that it is ready. */
  readonly unready: boolean;
  /** Processes that it has left behind. */
  readonly left: readonly LeftProcess[];
  /** Where lines were lost that it, or others, wrote; an earlier version does not tell. */
  readonly lost?: readonly LostLines[];
  /** What it needs, looked at now. */
  readonly checks: readonly Check[];
}

/** Those options that matter here, as they are in force. */
export interface Settings {
  readonly section: string;
  readonly command: string;
  readonly autostart: boolean;
  /** "true", "false" or "unexpected". */
  readonly autorestart: string;
  readonly startsecs: number;
  readonly redirect_stderr: boolean;
}

/** One end, or a start that came to nothing. */
export interface EndFacts {
  readonly start: number;
  readonly stop: number;
  readonly ran_ms: number;
  /** 0 where it could not be made. */
  readonly pid: number;
  /** -1 where there is none. */
  readonly exitstatus: number;
  /** 0 where there is none. */
  readonly signal: number;
  readonly text: string;
  readonly expected: boolean;
  /** A signal of supervisord's had been sent to it. */
  readonly told: boolean;
  readonly out_of_memory: boolean;
  /** Where its messages end in the log of its stderr, in bytes; -1 where that is not known. */
  readonly log_end: number;
}

/** A process that runs on and that nobody looks after. */
export interface LeftProcess {
  readonly pid: number;
  readonly name: string;
}

/** Lines that a place has not taken since supervisord was started. */
export interface LostLines {
  /** A path, or "syslog@udp:host:514". */
  readonly sink: string;
  readonly lines: number;
  /** Why the last of them was not taken. */
  readonly why: string;
  /** When that was, whole seconds of the wall clock; 0 for never. */
  readonly last: number;
}

/** What a program needs to be started. */
export type Need =
  | ("user" | "directory" | "command" | "not_executable" | "interpreter" | "env_file")
  | ("stdout_logfile" | "stderr_logfile");

/** One thing that was looked at. */
export interface Check {
  /** A {@link Need}, or one of a later version. */
  readonly what: string;
  /** The path or the name that was looked at. */
  readonly subject: string;
  /** What is wrong with it, or "". */
  readonly problem: string;
}

/** The facts, and the last lines that it has printed in its last run. */
export interface Evidence {
  readonly facts: ProcessFacts;
  readonly channel: "stdout" | "stderr";
  readonly said: readonly string[];
}

/** Why it is as it is, and what to do about it. */
export interface Cause {
  /** One word for programs. */
  readonly kind: string;
  readonly text: string;
  readonly advice: readonly string[];
}

/** What may be known of an evidence: null where it is not the case. */
export type Rule = (evidence: Evidence) => Cause | null;
