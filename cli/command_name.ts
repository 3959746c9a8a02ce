/** The commands, by the names that they go by. */
export const COMMANDS = ["supervisord", "supervisorctl", "echo_supervisord_conf", "pidproxy"] as const;

export type CommandName = typeof COMMANDS[number];

export function isCommandName(name: string): name is CommandName {
  return COMMANDS.some((command) => command === name);
}
