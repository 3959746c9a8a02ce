import { assertEquals, assertThrows } from "@std/assert";
import { Bait, type BaitOptions } from "../../../cli/takeover/bait.ts";

async function inFolder(use: (folder: string, options: BaitOptions) => Promise<void> | void): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/s.conf`, "[supervisord]");
    await Deno.mkdir(`${folder}/d`);
    await use(folder, {
      ...{ name: "bait", module: "pass\n", folder, cache: `${folder}/__pycache__`, configfile: `${folder}/s.conf` },
      ...{ included: `${folder}/d/bait.conf`, uid: Deno.uid() ?? 0 },
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function files(folder: string): Readonly<Record<string, string>> {
  const names = [...Deno.readDirSync(folder)].filter(({ isFile, isSymlink }) => isFile || isSymlink).map(({ name }) =>
    name
  );
  return Object.fromEntries(names.toSorted().map((name) => [name, Deno.readTextFileSync(`${folder}/${name}`)]));
}

const SECTION = "\n[rpcinterface:bait]\nsupervisor.rpcinterface_factory = bait:take_over\n";

Deno.test("Bait is a module and an included section, for its reader alone, until it is disposed", () =>
  inFolder((folder, options) => {
    {
      using _bait = new Bait(options);
      assertEquals(files(folder), { "bait.py": "pass\n", "s.conf": "[supervisord]" });
      assertEquals(files(`${folder}/d`), { "bait.conf": SECTION });
      assertEquals((Deno.statSync(`${folder}/bait.py`).mode ?? 0) & 0o777, 0o600);
      Deno.mkdirSync(options.cache);
      Deno.writeTextFileSync(`${options.cache}/bait.cpython-311.pyc`, "");
    }
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name).toSorted(), ["d", "s.conf"]);
    assertEquals(files(`${folder}/d`), {});
  }));

Deno.test("Bait adds its section to the configuration file itself, and puts the very file back, behind a link too", () =>
  inFolder((folder, { configfile, ...options }) => {
    Deno.chmodSync(configfile, 0o640);
    Deno.symlinkSync("s.conf", `${folder}/link`);
    const { ino, mtime } = Deno.statSync(configfile);
    {
      using _bait = new Bait({ ...options, configfile: `${folder}/link`, included: null });
      assertEquals(Deno.readTextFileSync(configfile), `[supervisord]${SECTION}`);
      assertEquals((Deno.statSync(configfile).mode ?? 0) & 0o777, 0o640);
    }
    assertEquals(files(folder), { "link": "[supervisord]", "s.conf": "[supervisord]" });
    const after = Deno.statSync(configfile);
    assertEquals([after.ino, after.mtime], [ino, mtime]);
  }));

Deno.test("Bait leaves a configuration file that somebody has written meanwhile", () =>
  inFolder((folder, options) => {
    {
      using _bait = new Bait({ ...options, included: null });
      Deno.writeTextFileSync(`${folder}/new`, "theirs");
      Deno.renameSync(`${folder}/new`, `${folder}/s.conf`);
    }
    assertEquals(files(folder), { "s.conf": "theirs" });
  }));

Deno.test("Bait leaves nothing where it cannot be made, and what Python had compiled before", () =>
  inFolder((folder, options) => {
    Deno.mkdirSync(options.cache);
    Deno.writeTextFileSync(`${options.cache}/other.pyc`, "");
    assertThrows(() => new Bait({ ...options, included: `${folder}/nowhere/x` }), Deno.errors.NotFound);
    assertThrows(() => new Bait({ ...options, configfile: `${folder}/nowhere`, included: null }), Deno.errors.NotFound);
    assertEquals(files(folder), { "s.conf": "[supervisord]" });
    assertEquals(files(options.cache), { "other.pyc": "" });
  }));
