import { libc } from "../libc/libc.ts";
import { SIZEOF } from "../libc/structs.ts";

const time = new BigInt64Array(1);
const fields = new Int32Array(SIZEOF.tm / Int32Array.BYTES_PER_ELEMENT);

/**
 * Seconds that local time is ahead of UTC at `second`, a whole second since the epoch. By libc, since the runtime knows
 * names of zones alone and takes every other TZ (EST5EDT,M3.2.0,M11.1.0) for UTC.
 */
export function utcOffset(second: number): number {
  time[0] = BigInt(second);
  libc.time.localtime_r(time, fields);
  const [seconds = 0, minutes = 0, hours = 0, day = 0, month = 0, years = 0] = fields;
  return Date.UTC(1900 + years, month, day, hours, minutes, seconds) / 1000 - second;
}
