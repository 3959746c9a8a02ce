/** What is longer is copied by itself, so that no more than this is kept for the sake of a few bytes. */
const ROOM = 8192;
/** Short ones share their room: a piece of memory for each takes ten times as long as the copy. */
const SHORT = ROOM / 8;
/** Where others look at words. */
const ALIGNED = 8;

let room = new Uint8Array(0);
let used = 0;

/** A copy of bytes that are to outlive their buffer. */
export function keepBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.length > SHORT) return new Uint8Array(bytes);
  if (used + bytes.length > room.length) [room, used] = [new Uint8Array(ROOM), 0];
  const kept = room.subarray(used, used + bytes.length);
  kept.set(bytes);
  used += Math.ceil(bytes.length / ALIGNED) * ALIGNED;
  return kept;
}
