/** Bytes in the files of a folder that are named so. */
export function loggedSize(folder: string, isLog: (name: string) => boolean): number {
  return logsIn(folder, isLog).reduce((sum, path) => sum + sizeOf(path), 0);
}

/** Bytes of the first line in the files of a folder that are named so; null while there is none. */
export function firstLine(folder: string, isLog: (name: string) => boolean): number | null {
  const path = logsIn(folder, isLog).find((path) => sizeOf(path) > 0);
  if (path === undefined) return null;
  using file = openOrNull(path);
  const start = new Uint8Array(4096);
  const end = start.subarray(0, file?.readSync(start) ?? 0).indexOf(10);
  return end === -1 ? null : end + 1;
}

function logsIn(folder: string, isLog: (name: string) => boolean): readonly string[] {
  return [...Deno.readDirSync(folder)].filter(({ name }) => isLog(name)).map(({ name }) => `${folder}/${name}`);
}

// It may be renamed just then
function sizeOf(path: string): number {
  return orNull(() => Deno.statSync(path))?.size ?? 0;
}

function openOrNull(path: string): Deno.FsFile | null {
  return orNull(() => Deno.openSync(path));
}

function orNull<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
