import type { Users } from "../../os/os.ts";

/** What reading a file can give. */
export type FileContent =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable" };

/** All that the configuration may ask of the world: nothing under src/config touches the system by itself. */
export interface ConfigEnvironment extends Users {
  readFile(path: string): FileContent;
  /** The names in a directory, in any order; none when it cannot be read. */
  listDirectory(path: string): readonly string[];
  /** stat(2) finds a directory there. */
  isDirectory(path: string): boolean;
  /** lstat(2) finds anything there. */
  exists(path: string): boolean;
  getuid(): number;
  /** The working directory at the program's start, absolute. */
  readonly cwd: string;
  /** The node name of uname(2): "host_node_name" (CFG-030). */
  readonly hostName: string;
  /** The environment at the program's start. */
  readonly variables: Readonly<Record<string, string>>;
  /** The default of childlogdir (CFG-085). */
  temporaryDirectory(): string;
}
