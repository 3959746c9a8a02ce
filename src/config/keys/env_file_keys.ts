import type { Keys } from "./key.ts";

/** Files of variables for programs. */
export const ENV_FILE_KEYS = {
  env_file: {
    values: "paths, separated by commas; one behind a - may be missing",
    default: "",
    meaning: "Files of variables, read at each start. Of two the later one wins, environment= wins over all, " +
      "and both win over what is inherited.",
    since: "monovisor",
    aliases: ["envFiles"],
    example: "/a/path",
  },
  env_file_expand: {
    values: "true, false",
    default: "false",
    meaning: "Those files may use $NAME, ${NAME} and ${NAME:-default}.",
    since: "monovisor",
    example: "false",
  },
} as const satisfies Keys;
