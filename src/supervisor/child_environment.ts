import type { ProcessConfig } from "../config/process_config.ts";

/** Whose environment is made, and what it is told of its supervisor. */
export interface ChildEnvironmentOptions {
  /** supervisord's own environment: the child gets all of it (PROC-021). */
  readonly own: Readonly<Record<string, string>>;
  readonly group: string;
  readonly serverurl: string | null;
}

/** The environment of a child: environment= wins over SUPERVISOR_* (PROC-021..024). */
export function childEnvironment(
  config: ProcessConfig,
  { own, group, serverurl }: ChildEnvironmentOptions,
): Readonly<Record<string, string>> {
  const url = config.serverurl ?? serverurl;
  return {
    ...own,
    SUPERVISOR_ENABLED: "1",
    ...(url ? { SUPERVISOR_SERVER_URL: url } : {}),
    SUPERVISOR_PROCESS_NAME: config.name,
    SUPERVISOR_GROUP_NAME: group,
    ...config.environment,
  };
}
