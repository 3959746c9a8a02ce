import type { Keys } from "./key.ts";

/** What stands in a section of programs beside its outputs. */
export const PROCESS_KEYS = {
  command: {
    values: "a program with its arguments, quoted as for a shell",
    default: "",
    meaning: "What to run; it has to be set.",
    since: "Supervisor",
  },
  process_name: {
    values: "text",
    default: "%(program_name)s",
    meaning: "The name of a process; it needs %(process_num) where there are several.",
    since: "Supervisor",
  },
  numprocs: {
    values: "a whole number",
    default: "1",
    meaning: "How many processes to run.",
    since: "Supervisor",
  },
  numprocs_start: {
    values: "a whole number",
    default: "0",
    meaning: "The number of the first of them.",
    since: "Supervisor",
  },
  priority: {
    values: "a whole number",
    default: "999",
    meaning: "Low numbers start first and stop last.",
    since: "Supervisor",
  },
  autostart: {
    values: "true, false",
    default: "true",
    meaning: "Starts together with supervisord.",
    since: "Supervisor",
  },
  autorestart: {
    values: "true, false, unexpected",
    default: "unexpected",
    meaning: "Starts again when it has ended: always, never, or with a status that is not in exitcodes.",
    since: "Supervisor",
  },
  startsecs: {
    values: "seconds",
    default: "1",
    meaning: "How long it has to live before its start counts as good.",
    since: "Supervisor",
  },
  startretries: {
    values: "a whole number",
    default: "3",
    meaning: "How often a start that failed is tried again before it is FATAL; -1 never gives up.",
    since: "Supervisor",
    newValues: ["-1"],
  },
  stopsignal: {
    values: "the name or number of a signal",
    default: "TERM",
    meaning: "The signal that stops it.",
    since: "Supervisor",
  },
  stopwaitsecs: {
    values: "seconds",
    default: "10",
    meaning: "How long it is waited for after that signal before it is killed.",
    since: "Supervisor",
  },
  stopasgroup: {
    values: "true, false",
    default: "false",
    meaning: "The signal goes to its whole process group; killasgroup is set as well then.",
    since: "Supervisor",
  },
  killasgroup: {
    values: "true, false",
    default: "",
    meaning: "SIGKILL goes to its whole process group; as stopasgroup unless set.",
    since: "Supervisor",
  },
  exitcodes: {
    values: "numbers from 0 to 255, separated by commas",
    default: "0",
    meaning: "The statuses that are expected.",
    since: "Supervisor",
  },
  user: {
    values: "a name or number",
    default: "",
    meaning: "The user to run as; that of supervisord unless set.",
    since: "Supervisor",
  },
  directory: {
    values: "a directory",
    default: "",
    meaning: "Where to run; where supervisord runs unless set.",
    since: "Supervisor",
  },
  umask: {
    values: "octal digits",
    default: "",
    meaning: "The umask to run with; that of supervisord unless set.",
    since: "Supervisor",
  },
  redirect_stderr: {
    values: "true, false",
    default: "false",
    meaning: "What it writes to stderr goes where its stdout goes.",
    since: "Supervisor",
  },
  environment: {
    values: 'KEY="value",OTHER="value"',
    default: "",
    meaning: "Variables for the program, over those of [supervisord].",
    since: "Supervisor",
  },
  serverurl: {
    values: "an URL, or AUTO",
    default: "AUTO",
    meaning: "What the program finds in SUPERVISOR_SERVER_URL; AUTO works it out.",
    since: "Supervisor",
  },
} as const satisfies Keys;
