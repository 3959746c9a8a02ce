import type { ProcessConfig } from "../../config/model/process_config.ts";

/** What a child is told of its supervisor. */
export interface ChildEnvironmentOptions {
  readonly group: string;
  readonly serverurl: string | null;
  /** What env_file= gives. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * What the environment of a child has beyond supervisord's own, which it inherits: environment= wins over
 * SUPERVISOR_* (PROC-021..024), and over env_file=.
 */
export function childEnvironment(
  config: ProcessConfig,
  { group, serverurl, files }: ChildEnvironmentOptions,
): Readonly<Record<string, string>> {
  const url = config.serverurl ?? serverurl;
  return {
    SUPERVISOR_ENABLED: "1",
    ...(url ? { SUPERVISOR_SERVER_URL: url } : {}),
    SUPERVISOR_PROCESS_NAME: config.name,
    SUPERVISOR_GROUP_NAME: group,
    ...files,
    ...config.environment,
  };
}
