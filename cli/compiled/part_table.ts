/** The files behind the program's own code in its executable, by name: where each begins, and its size in bytes. */
export type Parts = Readonly<Record<string, { readonly offset: number; readonly size: number }>>;

/** In an executable there are some: cli/dev/compile.ts puts a module with them in this one's place. */
export const PARTS: Parts = {};
