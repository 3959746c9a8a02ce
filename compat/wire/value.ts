/** What XML-RPC can carry, as JSON. */
export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** Array.isArray() for a readonly array: the built-in does not narrow those. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
