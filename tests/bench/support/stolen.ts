/** USER_HZ, in which /proc/stat counts on every Linux. */
const TICKS = 100;

/** Processor seconds that the host has kept from this machine since it was started; 0 where it is no virtual one. */
export function stolenSeconds(): number {
  const [, , , , , , , , stolen = "0"] = Deno.readTextFileSync("/proc/stat").split(/\s+/, 9);
  return Number(stolen) / TICKS;
}
