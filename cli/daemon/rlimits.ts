import type { SupervisordConfig } from "../../src/config/model/config.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { UsageError } from "../usage_error.ts";

const LIMITS = [
  {
    resource: "nofile",
    name: "RLIMIT_NOFILE",
    option: "minfds",
    refusal: (minimum: number, allowed: number) =>
      `The minimum number of file descriptors required to run this process is ${minimum} as per the "minfds" ` +
      `command-line argument or config file setting. The current environment will only allow you to open ${allowed} ` +
      `file descriptors.  Either raise the number of usable file descriptors in your environment (see README.rst) or ` +
      `lower the minfds setting in the config file to allow the process to start.`,
  },
  {
    resource: "nproc",
    name: "RLIMIT_NPROC",
    option: "minprocs",
    refusal: (minimum: number, allowed: number) =>
      `The minimum number of available processes required to run this program is ${minimum} as per the "minprocs" ` +
      `command-line argument or config file setting. The current environment will only allow you to open ${allowed} ` +
      `processes.  Either raise the number of usable processes in your environment (see README.rst) or lower the ` +
      `minprocs setting in the config file to allow the program to start.`,
  },
] as const;

/**
 * Raises the soft limits to minfds and minprocs where they are lower, for us and for all children (PROC-028). Throws
 * UsageError (DAEMON-007..009).
 */
export function raiseLimits(os: Os, settings: SupervisordConfig): readonly string[] {
  return LIMITS.flatMap(({ resource, name, option, refusal }) => {
    const minimum = settings[option];
    const { soft, hard } = os.getrlimit(resource);
    if (soft >= minimum) return [];
    // Root may raise the hard limit too; for others the system refuses
    const wanted = Math.max(hard, minimum);
    try {
      os.setrlimit(resource, { soft: minimum, hard: wanted });
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      throw new UsageError(refusal(minimum, wanted));
    }
    return [`Increased ${name} limit to ${minimum}`];
  });
}
