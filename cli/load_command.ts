/**
 * What there is to run, each loaded when it is called for. This is how the sources do it; in the executable
 * cli/compiled/load_command.ts takes this module's place.
 */
export const loadCommand = {
  supervisord: () => import("./programs/supervisord.ts"),
  /** What supervisord does instead of running: the daemon has nothing of it in its memory. */
  supervisord_words: () => import("./programs/supervisord_words.ts"),
  supervisorctl: () => import("./programs/supervisorctl.ts"),
  echo_supervisord_conf: () => import("./programs/echo_supervisord_conf.ts"),
  pidproxy: () => import("./programs/pidproxy.ts"),
  /** Which of them is meant, where argv[0] does not say it. */
  other_name: () => import("./programs/other_name.ts"),
};
