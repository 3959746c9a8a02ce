/** Plain data that is not what its reader knows; the message says where. */
export class ShapeError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "ShapeError";
}

/** Throws ShapeError unless `value` has this shape; members that it does not know are no trouble. */
export type Shape<T> = (value: unknown, place: string) => asserts value is T;

export const text: Shape<string> = primitive("text", (value) => typeof value === "string");
export const truth: Shape<boolean> = primitive("true or false", (value) => typeof value === "boolean");
export const real: Shape<number> = primitive("a number", Number.isFinite);
export const whole: Shape<number> = primitive("a whole number", Number.isSafeInteger);
/** A descriptor or a pid. */
export const natural: Shape<number> = primitive(
  "a number from 0 on",
  (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0,
);
export const base64: Shape<string> = primitive("base64", isBase64);

function primitive<T>(what: string, is: (value: unknown) => boolean): Shape<T> {
  return (value: unknown, place: string): asserts value is T => {
    if (!is(value)) throw new ShapeError(`${place} is not ${what}`);
  };
}

function isBase64(value: unknown): boolean {
  return typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

/** One of these values. */
export function word<const T extends string | number | boolean>(...words: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(words);
  return primitive(words.join(" or "), (value) => known.has(value));
}

/** One of the names of `known`. */
export function key<T extends string>(known: Readonly<Record<T, unknown>>): Shape<T> {
  return primitive(
    `one of ${Object.keys(known).join(", ")}`,
    (value) => typeof value === "string" && Object.hasOwn(known, value),
  );
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value: unknown, place: string): asserts value is T | null => {
    if (value !== null) shape(value, place);
  };
}

export const nothing: Shape<null> = primitive("null", (value) => value === null);

/** A member that may be missing. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value: unknown, place: string): asserts value is T | undefined => {
    if (value !== undefined) shape(value, place);
  };
}

export function pair<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (value: unknown, place: string): asserts value is readonly [A, B] => {
    if (!Array.isArray(value) || value.length !== 2) throw new ShapeError(`${place} is not a pair`);
    first(value[0], `${place}[0]`);
    second(value[1], `${place}[1]`);
  };
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value: unknown, place: string): asserts value is readonly T[] => {
    if (!Array.isArray(value)) throw new ShapeError(`${place} is not a list`);
    value.forEach((item, index) => shape(item, `${place}[${index}]`));
  };
}

/** Any names, each with a value of this shape. */
export function table<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value: unknown, place: string): asserts value is Readonly<Record<string, T>> => {
    for (const [name, item] of Object.entries(membersOf(value, place))) shape(item, `${place}.${name}`);
  };
}

/** These members at least. */
export function members<T extends object>(shapes: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const known: readonly (readonly [string, Shape<T[keyof T]>])[] = Object.entries<Shape<T[keyof T]>>(shapes);
  return (value: unknown, place: string): asserts value is T => {
    const found = membersOf(value, place);
    for (const [name, shape] of known) {
      const inner: Shape<T[keyof T]> = shape;
      inner(found[name], `${place}.${name}`);
    }
  };
}

/** The first shape that fits. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (value: unknown, place: string): asserts value is A | B => {
    try {
      first(value, place);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      second(value, place);
    }
  };
}

function membersOf(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new ShapeError(`${place} is not an object`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
