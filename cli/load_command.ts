/**
 * The commands' modules, each loaded when it is called for. This is how the sources do it; in the executable
 * cli/compiled/load_command.ts takes this module's place.
 */
export const loadCommand = {
  supervisord: () => import("./supervisord.ts"),
  /** What supervisord does instead of running: the daemon has nothing of it in its memory. */
  supervisord_words: () => import("./supervisord_words.ts"),
  supervisorctl: () => import("./supervisorctl.ts"),
  echo_supervisord_conf: () => import("./echo_supervisord_conf.ts"),
  pidproxy: () => import("./pidproxy.ts"),
};

export type CommandName = Exclude<keyof typeof loadCommand, "supervisord_words">;
