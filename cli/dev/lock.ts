/**
 * Names the lock file to a deno that runs our code. It is switched off in deno.json, and the import map stands in a file
 * of its own: `deno task` itself would fetch what they name, before a task can say which certificates to trust.
 */
export const LOCK = "--lock=deno.lock";
