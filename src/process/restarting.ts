import { emit, type Given, log, type Step } from "./action.ts";
import { isDue, triedEnough } from "./due.ts";
import type { ProcessRecord } from "./record.ts";
import { countedRestarts } from "./restart_policy.ts";
import { start } from "./starting.ts";

// BACKOFF -> STARTING, BACKOFF -> FATAL
export function retry(given: Given): Step {
  const { record, config } = given;
  if (!triedEnough(record, config)) return restartIfDue(given);
  return giveUpFor(given, "too many start retries too quickly");
}

// EXITED, BACKOFF -> STARTING; -> FATAL where restart_limit_count= does not let it
export function restartIfDue(given: Given): Step {
  const { record, config, at } = given;
  if (!isDue(given)) return [record, []];
  const counted = countedRestarts(record, config, at.monotonic);
  const { restartLimit } = config;
  if (restartLimit !== null && counted.length >= restartLimit.count) {
    const spawnError = `more than ${restartLimit.count} restarts within ${restartLimit.interval} seconds`;
    return giveUpFor({ ...given, record: { ...record, spawnError } }, spawnError);
  }
  const [next, effects] = start(given, { isAgain: true });
  return [restartLimit === null ? next : { ...next, restarts: [...counted, at.monotonic] }, effects];
}

// BACKOFF -> FATAL: only somebody who asks starts it again (STATE-012)
export function giveUp({ record }: Given): Step {
  const next: ProcessRecord = { ...record, state: "FATAL", backoff: 0, deadline: null };
  return [next, [emit(record, next, [])]];
}

function giveUpFor(given: Given, why: string): Step {
  const [next, effects] = giveUp(given);
  return [next, [...effects, log("info", `gave up: ${given.config.name} entered FATAL state, ${why}`)]];
}
