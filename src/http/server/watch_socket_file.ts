import type { Log } from "../http_log.ts";

/**
 * Says once when others have taken the file away: nobody can connect any more, and nothing else shows it. The function
 * that is returned ends that.
 */
export function watchSocketFile(
  file: string,
  { isThere, log }: { readonly isThere: () => boolean; readonly log: Log },
): () => void {
  let watcher: Deno.FsWatcher;
  try {
    watcher = Deno.watchFs(file, { recursive: false });
  } catch (error) {
    log("info", `Cannot watch the socket file ${file}: ${error}; its removal will not be told`);
    return () => {};
  }
  let told = false;
  const tellOnce = async () => {
    for await (const _ of watcher) {
      if (told || isThere()) continue;
      told = true;
      log(
        "warn",
        `Cannot be reached at ${file}: the socket file was removed; SIGUSR2 or a reload makes it anew`,
      );
    }
  };
  tellOnce();
  return () => watcher.close();
}
