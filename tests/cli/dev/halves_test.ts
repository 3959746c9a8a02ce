import { assert, assertEquals } from "@std/assert";
import { halves } from "../../../cli/dev/halves.ts";

/** The modules that the bundler replaces: paths from the root. */
function replaced(option: string): readonly string[] {
  const { imports } = JSON.parse(Deno.readTextFileSync(option.replace("--import-map=", "")));
  return Object.keys(imports).flatMap((name) => /^file:.*?\/((?:src|cli)\/.*)$/.exec(name)?.[1] ?? []);
}

Deno.test("halves() puts what is taken in later into the second script, and each module into one of them", async () => {
  const work = await Deno.makeTempDir({ prefix: "monovisor-halves-" });
  try {
    const { first, more } = await halves("cli/programs/supervisorctl.ts", work);
    const [late, early] = [new Set(replaced(first.map)), new Set(replaced(more.map))];
    assertEquals(late.intersection(early), new Set());
    for (const path of ["help/help.ts", "processes/start.ts"]) assert(late.has(`cli/ctl/commands/${path}`), path);
    for (const path of ["cli/ctl/commands/status/status.ts", "src/client/python_error.ts", "src/rpc/codec/fault.ts"]) {
      assert(early.has(path), path);
    }
    const standIn = Deno.readTextFileSync(`${work}/src_client_python_error.ts.js`);
    assertEquals(standIn, 'export const { PythonError } = first["src/client/python_error.ts"];\n');
  } finally {
    await Deno.remove(work, { recursive: true });
  }
});
