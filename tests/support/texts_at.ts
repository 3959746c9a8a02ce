/** The text at each of these addresses, as C reads it; null for NULL. */
export function textsAt(pointers: BigUint64Array): readonly (string | null)[] {
  return [...pointers].map((address) => {
    const pointer = Deno.UnsafePointer.create(address);
    return pointer === null ? null : Deno.UnsafePointerView.getCString(pointer);
  });
}
