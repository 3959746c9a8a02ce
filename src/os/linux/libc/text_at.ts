import { decodeOsText } from "../../../text/bytes/os_text.ts";

/** The text of a C string; "" for NULL. */
export function textAt(pointer: Deno.PointerValue): string {
  if (pointer === null) return "";
  const text = Deno.UnsafePointerView.getCString(pointer);
  // What is not UTF-8 comes as U+FFFD
  return text.includes("\ufffd") ? decodeOsText(bytesAt(pointer)) : text;
}

function bytesAt(pointer: Deno.PointerObject): Uint8Array {
  const view = new Deno.UnsafePointerView(pointer);
  let length = 0;
  while (view.getUint8(length) !== 0) length++;
  return new Uint8Array(view.getArrayBuffer(length));
}
