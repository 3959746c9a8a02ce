const SPACE = "[ \\t\\n]";
const NAME = "[\\p{L}_:][\\p{L}\\p{M}\\p{N}_:.\\u00b7-]*";
const EQUALS = `${SPACE}*=${SPACE}*`;
const ATTRIBUTE = `${SPACE}+(?:${NAME})${EQUALS}(?:"[^"<]*"|'[^'<]*')`;
const QUOTED = `(?:"[^"]*"|'[^']*')`;
const VERSION = `${SPACE}+version${EQUALS}(?:'[\\w.:-]*'|"[\\w.:-]*")`;
const ENCODING = `${SPACE}+encoding${EQUALS}(?:'[A-Za-z][\\w.-]*'|"[A-Za-z][\\w.-]*")`;
const STANDALONE = `${SPACE}+standalone${EQUALS}(?:'(?:yes|no)'|"(?:yes|no)")`;

/** Attributes of one element at most: the bound keeps the pattern from exhausting its stack. */
const MAX_ATTRIBUTES = 32;

/**
 * The forms of XML's markup; all but the declaration are tried at one position (`lastIndex`). Those with names in any
 * script are made when they are first needed: together they take 1.5 ms, and usual requests need none of them.
 */
export const MARKUP = {
  declaration: new RegExp(`^<\\?xml${VERSION}(?:${ENCODING})?(?:${STANDALONE})?${SPACE}*\\?>`),
  /** 1: the name of an element without attributes. */
  plainTag: /<([A-Za-z_][\w.-]*)>/y,
  /** 1: the name, 2: the attributes, 3: "/" for an empty element. */
  startTag: lazily(() => new RegExp(`<(${NAME})((?:${ATTRIBUTE}){0,${MAX_ATTRIBUTES}})${SPACE}*(/?)>`, "uy")),
  endTag: lazily(() => new RegExp(`</(${NAME})${SPACE}*>`, "uy")),
  /** 1: the name, 2: the value in its quotes. */
  attribute: lazily(() => new RegExp(`(${NAME})${EQUALS}("[^"]*"|'[^']*')`, "gu")),
  /** 1: the target; what follows it is up to the next "?>". */
  instruction: lazily(() => new RegExp(`<\\?(${NAME})(?=${SPACE}|\\?>)`, "uy")),
  /** Without an internal subset, where entities would be defined (RPC-015). */
  doctype: lazily(() =>
    new RegExp(
      `<!DOCTYPE${SPACE}+${NAME}(?:${SPACE}+(?:SYSTEM|PUBLIC${SPACE}+${QUOTED})${SPACE}+${QUOTED})?${SPACE}*>`,
      "uy",
    )
  ),
} as const;

function lazily(make: () => RegExp): () => RegExp {
  let made: RegExp | null = null;
  return () => made ??= make();
}
