const IDS = /\b([A-Z]+)-(\d{3})(?:(?:\.\.| to )(?:\1-)?(\d{3}))?\b/g;

/** The inventory ids that a text names, ranges written out: "CFG-001..003" and "CFG-001 to CFG-003" name three. */
export function idsIn(text: string): readonly string[] {
  return [...text.matchAll(IDS)].flatMap(([, area = "", first = "", last = first]) => {
    const count = Math.max(1, Number(last) - Number(first) + 1);
    return Array.from({ length: count }, (_, at) => `${area}-${String(Number(first) + at).padStart(3, "0")}`);
  });
}
