import { assertEquals } from "@std/assert";

/*
 * The layers of the design, held by walking the module graph: a file imports from a lower rank or from its own folder.
 */
const RANKS: Readonly<Record<string, number>> = {
  "src/text": 0,
  "src/os": 1,
  "src/config": 2,
  "src/process": 3,
  // Why a program does not run, as far as it can be told from what is known
  "src/explain": 3,
  "src/logs": 3,
  "src/events": 4,
  "src/output": 5,
  // What is known of a program beside what it prints
  "src/probes": 5,
  "src/supervisor": 6,
  // What is shown of a process; who shows it is above
  "src/view": 7,
  "src/rpc": 8,
  "src/http": 9,
  "src/client": 9,
  // The pages are handlers of the HTTP layer, which knows nothing of them
  "src/web": 10,
  // What outlives a program is everything that it is, its servers included
  "src/survive": 10,
  "cli": 11,
};
const OS_INTERFACES: ReadonlySet<string> = new Set([
  "src/os/write_whole.ts",
  "src/os/os.ts",
  "src/os/os_error.ts",
  "src/os/clock.ts",
  "src/os/descriptor_store.ts",
  "src/os/keeper.ts",
  "src/os/processes.ts",
  "src/os/signals.ts",
  "src/os/handover.ts",
  "src/os/inspection.ts",
  "src/os/service_manager.ts",
  "src/os/sockets.ts",
]);
/** What every command asks at its start, without libc. */
const OS_LOOKS: ReadonlySet<string> = new Set(["src/os/environment.ts", "src/os/own_executable.ts"]);
/** The folders of cli/ctl, which has no loose file. Those of one rank know nothing of each other. */
const CTL_RANKS: Readonly<Record<string, number>> = {
  terminal: 0,
  settings: 1,
  shell: 1,
  completion: 2,
  commands: 3,
  editor: 3,
  advice: 3,
};
const MAX_LINES = 250;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const FILES = [...sources("src"), ...sources("cli")];

function* sources(directory: string): Generator<SourceFile> {
  for (const entry of Deno.readDirSync(directory)) {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory) yield* sources(path);
    if (path.endsWith(".ts")) yield { path, text: Deno.readTextFileSync(path) };
  }
}

function importsOf({ path, text }: SourceFile): readonly string[] {
  const base = new URL(path, "file:///");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, specifier = ""]) =>
    new URL(specifier, base).pathname.slice(1)
  );
}

function folderOf(path: string): string {
  const parts = path.split("/");
  return parts[0] === "cli" ? "cli" : parts.slice(0, 2).join("/");
}

/** All that is reached from there, by one import or more. */
function reached(from: string, imports: ReadonlyMap<string, Iterable<string>>): ReadonlySet<string> {
  const found = new Set(imports.get(from));
  for (const path of found) {
    for (const target of imports.get(path) ?? []) found.add(target);
  }
  return found;
}

function violations(find: (file: SourceFile) => readonly string[]): readonly string[] {
  return FILES.flatMap((file) => find(file).map((why) => `${file.path}: ${why}`));
}

Deno.test("every file imports from a lower layer or its own folder", () => {
  assertEquals(
    violations((file) => {
      const own = folderOf(file.path);
      return importsOf(file).filter((target) => {
        const folder = folderOf(target);
        return folder !== own && !((RANKS[folder] ?? 99) < (RANKS[own] ?? -1));
      });
    }),
    [],
  );
});

Deno.test("every file of cli/ctl lies in a folder, imports from a lower one or its own, and nothing of the daemon", () => {
  const ctlFolder = (path: string) => /^cli\/ctl\/([^/]+)\//.exec(path)?.[1] ?? "";
  assertEquals(
    violations((file) => {
      if (!file.path.startsWith("cli/ctl/")) return [];
      const own = ctlFolder(file.path);
      const rank = CTL_RANKS[own];
      if (rank === undefined) return ["it is in no folder that has a rank"];
      return importsOf(file).filter((target) => {
        if (!target.startsWith("cli/ctl/")) return target.startsWith("src/supervisor/");
        const folder = ctlFolder(target);
        return folder !== own && !((CTL_RANKS[folder] ?? 99) < rank);
      });
    }),
    [],
  );
});

Deno.test("no file comes back to itself over its imports, those of types included", () => {
  const imports = new Map(FILES.map((file) => [file.path, importsOf(file)]));
  const circular = FILES.filter(({ path }) => reached(path, imports).has(path));
  assertEquals(circular.map(({ path }) => path), []);
});

Deno.test("no folder of src comes back to itself over the imports of its files", () => {
  const folder = (path: string) => path.slice(0, path.lastIndexOf("/"));
  const imports = new Map<string, Set<string>>();
  for (const file of FILES.filter(({ path }) => path.startsWith("src/"))) {
    const own = folder(file.path);
    const others = importsOf(file).map(folder).filter((target) => target !== own);
    imports.set(own, (imports.get(own) ?? new Set()).union(new Set(others)));
  }
  assertEquals([...imports.keys()].filter((own) => reached(own, imports).has(own)), []);
});

Deno.test("only the composition roots, pidproxy and the development tasks import the OS adapters", () => {
  const allowed = /^cli\/(supervisord|supervisord_words|pidproxy)\.ts$|^cli\/(dev|embedded)\//;
  assertEquals(
    violations((file) => {
      if (file.path.startsWith("src/os/") || allowed.test(file.path)) return [];
      return importsOf(file).filter((target) =>
        target.startsWith("src/os/") && !OS_INTERFACES.has(target) &&
        !(OS_LOOKS.has(target) && file.path.startsWith("cli/"))
      );
    }),
    [],
  );
});

Deno.test("supervisorctl never loads the daemon or a library of its", () => {
  const seen = new Set<string>();
  const walk = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const file = FILES.find((candidate) => candidate.path === path);
    if (file === undefined) return;
    const statically = file.text.replaceAll(/import\([^)]*\)/g, "");
    for (const target of importsOf({ path, text: statically })) walk(target);
    assertEquals(/from "(npm:)?(xmlbuilder2|croner)/.test(statically), false, `${path} loads a library`);
  };
  walk("cli/supervisorctl.ts");
  assertEquals(
    [...seen].filter((path) =>
      !OS_LOOKS.has(path) && /^src\/(supervisor|os\/(?!inspection)[^oc]|process\/(?!state)|http|web|events)/.test(path)
    ),
    [],
  );
});

Deno.test("Deno is used by the OS adapters, what watches over a socket file, the client that connects, and cli alone", () => {
  const allowed = /^src\/os\/|^src\/http\/server\/watch_socket_file\.ts$|^src\/client\/connect\.ts$|^cli\//;
  assertEquals(
    violations(({ path, text }) => {
      if (allowed.test(path)) return [];
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return [...code.matchAll(/\bDeno\.(?!Conn\b)\w+/g)].map(([use]) => use);
    }),
    [],
  );
});

Deno.test("Deno.dlopen is called by src/os/linux/libc/libc.ts alone, Deno.Command never under src", () => {
  assertEquals(
    violations(({ path, text }) => {
      const dlopen = path !== "src/os/linux/libc/libc.ts" && /\bDeno\.dlopen\(/.test(text);
      const command = path.startsWith("src/") && /\bDeno\.Command\b/.test(text);
      return [...(dlopen ? ["Deno.dlopen"] : []), ...(command ? ["Deno.Command"] : [])];
    }),
    [],
  );
});

Deno.test(`no file is longer than ${MAX_LINES} lines`, () => {
  assertEquals(
    violations(({ text }) => {
      const lines = text.split("\n").length - 1;
      return lines > MAX_LINES ? [`${lines} lines`] : [];
    }),
    [],
  );
});

Deno.test("names follow the house rules", () => {
  assertEquals(
    violations(({ path, text }) => [
      ...(/\/(utils|index)\.ts$/.test(path) ? ["no utils.ts, no index.ts"] : []),
      ...(/\/[a-z0-9_.]+$/.test(path) ? [] : ["file names are snake_case"]),
      ...(/^export default/m.test(text) ? ["no default export"] : []),
      ...(/\bcatch\s*(\([^)]*\))?\s*\{\s*\}/.test(text) ? ["no empty catch"] : []),
      ...(/\bas (?!const\b)[A-Z]\w*[;,)\s]/.test(
          text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|import [^;]*;|`[^`]*`|"[^"]*"/g, ""),
        )
        ? ["no type assertion but as const"]
        : []),
    ]),
    [],
  );
});

Deno.test("the top level holds what the design names and nothing else", () => {
  const named =
    /^(deno\.json|deno\.lock|mod\.ts|src|cli|tests|compat|findings|README\.md|LICENSE|CHANGELOG\.md|dist|demo|\..*)$/;
  assertEquals([...Deno.readDirSync(".")].map(({ name }) => name).filter((name) => !named.test(name)), []);
});
