import { concatBytes } from "../../../text/bytes/concat_bytes.ts";

/** Bytes of struct msghdr, and of the head of a struct cmsghdr (LP64). */
const MSGHDR = 56;
const CMSGHDR = 16;
const IOVEC = 16;
const SOL_SOCKET = 1;
const SCM_RIGHTS = 1;

/**
 * A struct msghdr for sendmsg(2): `text`, and descriptors as SCM_RIGHTS (unix(7)), none or up to 253. All that it points
 * to lies behind it in the same buffer, outside the garbage collector's heap.
 */
export function descriptorMessage(text: Uint8Array, fds: readonly number[]): Uint8Array<ArrayBuffer> {
  const rights = fds.length === 0 ? new Uint8Array() : controlMessage(fds);
  const message = new Uint8Array(new ArrayBuffer(MSGHDR + IOVEC + rights.length + text.length));
  const base = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(message)));
  const places = { iovec: MSGHDR, rights: MSGHDR + IOVEC, text: MSGHDR + IOVEC + rights.length };
  const view = new DataView(message.buffer);
  view.setBigUint64(16, base + BigInt(places.iovec), true);
  view.setBigUint64(24, 1n, true);
  view.setBigUint64(32, rights.length === 0 ? 0n : base + BigInt(places.rights), true);
  view.setBigUint64(40, BigInt(rights.length), true);
  view.setBigUint64(places.iovec, base + BigInt(places.text), true);
  view.setBigUint64(places.iovec + 8, BigInt(text.length), true);
  message.set(rights, places.rights);
  message.set(text, places.text);
  return message;
}

/** A struct cmsghdr with its data, up to a multiple of 8 bytes. */
function controlMessage(fds: readonly number[]): Uint8Array {
  const data = new Uint8Array(Int32Array.from(fds).buffer);
  const head = new DataView(new ArrayBuffer(CMSGHDR));
  head.setBigUint64(0, BigInt(CMSGHDR + data.length), true);
  head.setInt32(8, SOL_SOCKET, true);
  head.setInt32(12, SCM_RIGHTS, true);
  return concatBytes(new Uint8Array(head.buffer), data, new Uint8Array(-data.length & 7));
}
