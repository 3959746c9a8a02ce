/** Whether the long versions of tests are asked for (`deno task nightly`). */
export const IS_NIGHT = Deno.env.get("MONOVISOR_NIGHT") === "1";
