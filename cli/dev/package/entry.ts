/** A file, folder or link as it is installed. */
export type Entry =
  & { readonly path: string }
  & (
    | { readonly kind: "folder" }
    | { readonly kind: "link"; readonly target: string }
    | { readonly kind: "file"; readonly bytes: Uint8Array<ArrayBuffer>; readonly isExecutable?: boolean }
  );

/** A file of text. */
export function textFile(path: string, text: string): Entry {
  return { kind: "file", path, bytes: new TextEncoder().encode(text) };
}

/** The entries with all folders that they are in, in the order of their paths. */
export function withFolders(entries: readonly Entry[]): readonly Entry[] {
  const all = new Map<string, Entry>();
  for (const entry of entries) {
    const parts = entry.path.split("/");
    for (let depth = 1; depth < parts.length; depth++) {
      const path = parts.slice(0, depth).join("/");
      all.set(path, { kind: "folder", path });
    }
    all.set(entry.path, entry);
  }
  return [...all.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
