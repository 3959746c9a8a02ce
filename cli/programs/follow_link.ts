/** The path that a symbolic link names, for the kernel to resolve: relative to the link's folder. Null for no link. */
export function followLink(path: string): string | null {
  try {
    const target = Deno.readLinkSync(path);
    return target.startsWith("/") ? target : `${path.slice(0, path.lastIndexOf("/") + 1)}${target}`;
  } catch (error) {
    // Not a link, or not there at all
    if (error instanceof Error) return null;
    throw error;
  }
}
