import { decodeOsText, encodeOsText } from "../../text/bytes/os_text.ts";

const NEWLINE = 10;

/**
 * What the well-known package supervisor_stdout prints of a listener's result, which is a PROCESS_LOG payload: every
 * line of the data behind "PROCESS CHANNEL | ", the empty one after a last newline too. A result of any other form is
 * printed as it is.
 */
export function supervisorStdout(result: Uint8Array): Uint8Array {
  const end = result.indexOf(NEWLINE);
  const header = decodeOsText(result.subarray(0, Math.max(end, 0)));
  const process = /(?:^| )processname:(\S+)/.exec(header)?.[1];
  const channel = /(?:^| )channel:(\S+)/.exec(header)?.[1];
  if (process === undefined || channel === undefined) return result;
  const prefix = encodeOsText(`${process} ${channel} | `);
  const lines: number[] = [...prefix];
  for (const byte of result.subarray(end + 1)) {
    lines.push(byte);
    if (byte === NEWLINE) lines.push(...prefix);
  }
  return Uint8Array.from([...lines, NEWLINE]);
}
