import { cStringArray } from "../libc/c_string_array.ts";

type Variables = Readonly<Record<string, string>>;

interface Common {
  readonly variables: Variables;
  readonly block: BigUint64Array<ArrayBuffer>;
  /** Where each variable stands in it. */
  readonly places: ReadonlyMap<string, number>;
}

/** What is inherited is the same for a thousand children, and laid out once. */
let common: Common | null = null;
/** Of commands that are run again and again, with what they inherit: they point into that. */
const known = new WeakMap<Variables, { readonly common: Common; readonly pointers: BigUint64Array<ArrayBuffer> }>();

/**
 * The `envp` of a child: `inherited`, in which `given` takes the place of what has the same name, and the rest of it
 * behind. Good for as long as `given` is. OsError EINVAL for a NUL within a text.
 */
export function environmentBlock(inherited: Variables, given: Variables): BigUint64Array<ArrayBuffer> {
  common = common?.variables === inherited ? common : layOut(inherited);
  const before = known.get(given);
  if (before?.common === common) return before.pointers;
  const pointers = layOutOver(common, given);
  known.set(given, { common, pointers });
  return pointers;
}

function layOutOver({ block, places }: Common, given: Variables): BigUint64Array<ArrayBuffer> {
  const pointers = cStringArray(pairs(given), places.size);
  const names = Object.keys(given);
  const own = pointers.slice(0, names.length);
  pointers.fill(0n).set(block.subarray(0, places.size));
  let end = places.size;
  for (const [index, name] of names.entries()) pointers[places.get(name) ?? end++] = own[index] ?? 0n;
  return pointers;
}

function layOut(variables: Variables): Common {
  const places = new Map(Object.keys(variables).map((name, index) => [name, index]));
  return { variables, block: cStringArray(pairs(variables)), places };
}

function pairs(variables: Variables): readonly string[] {
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}
