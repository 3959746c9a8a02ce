/** os.path.dirname of POSIX Python: everything before the last slash, without the slashes at its end. */
export function dirname(path: string): string {
  const head = path.slice(0, path.lastIndexOf("/") + 1);
  return /^\/*$/.test(head) ? head : head.replace(/\/+$/, "");
}

/** os.path.join of two parts: an absolute `name` stands alone. */
export function joinPath(directory: string, name: string): string {
  if (name.startsWith("/") || directory === "") return name;
  return directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

/** os.path.normpath: "." and ".." resolved in the text; exactly two leading slashes are kept, as POSIX wants. */
export function normalPath(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? "//" : path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const climbs = part === "..";
    if (climbs && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!climbs || root === "") parts.push(part);
  }
  return root + parts.join("/") || ".";
}

/** os.path.abspath with the working directory given. */
export function absolutePath(path: string, cwd: string): string {
  return normalPath(joinPath(cwd, path));
}
