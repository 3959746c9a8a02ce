import type { Keys } from "./key.ts";

/** What has to be there before a program is started, and what ends with it. */
export const ORDER_KEYS = {
  depends_on: {
    values: "programs, groups or group:name, each with :started, :healthy, :completed or :completed_successfully",
    default: "",
    meaning: "It is started once these are as far as that, and stopped before they are; starting it starts them, too.",
    since: "monovisor",
    example: "db:healthy",
  },
  essential: {
    values: "true, false",
    default: "false",
    meaning: "When it ends for good everything is stopped, and supervisord exits with its status.",
    since: "monovisor",
    example: "true",
  },
} as const satisfies Keys;
