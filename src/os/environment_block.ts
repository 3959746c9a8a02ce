import { type CStringArray, cStringArray } from "./c_string_array.ts";

type Variables = Readonly<Record<string, string>>;

interface Common {
  readonly block: CStringArray;
  /** Where each variable stands in it. */
  readonly places: ReadonlyMap<string, number>;
}

const laidOut = new WeakMap<Variables, Common>();

/**
 * The `envp` of a child: `inherited`, in which `given` takes the place of what has the same name, and the rest of it
 * behind. What is inherited is the same for a thousand children, and laid out once; it must live as long as the result.
 * OsError EINVAL for a NUL within a text.
 */
export function environmentBlock(inherited: Variables, given: Variables): CStringArray {
  const { block, places } = laidOut.get(inherited) ?? layOut(inherited);
  const own = cStringArray(pairs(given));
  const pointers = new BigUint64Array(new ArrayBuffer(block.pointers.byteLength + own.pointers.byteLength));
  pointers.set(block.pointers);
  let end = places.size;
  for (const [index, name] of Object.keys(given).entries()) {
    pointers[places.get(name) ?? end++] = own.pointers[index] ?? 0n;
  }
  return { pointers, strings: own.strings };
}

function layOut(variables: Variables): Common {
  const places = new Map(Object.keys(variables).map((name, index) => [name, index]));
  const common = { block: cStringArray(pairs(variables)), places };
  laidOut.set(variables, common);
  return common;
}

function pairs(variables: Variables): readonly string[] {
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}
