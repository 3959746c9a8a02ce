import { checkUsage } from "../../../check/check_options.ts";
import { releaseUsage } from "../../../release/release.ts";
import { takeoverUsage } from "../../../takeover/takeover_options.ts";
import { type UsageText, usageText } from "./usage_text.ts";

/** It has no help of its own. */
const VERSION: UsageText = {
  name: "supervisord version",
  summary: "print the version of monovisor, that of Supervisor, and which file this program is",
  synopsis: ["supervisord version"],
  body: "",
};

/** What supervisord does when its first argument is a word. */
export function wordUsages(): readonly UsageText[] {
  return [...[checkUsage, releaseUsage, takeoverUsage].map((usage) => usageText(usage("supervisord"))), VERSION];
}
