import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { checkClient } from "../../compat/clients/check_client.ts";
import type { Client } from "../../compat/clients/client.ts";
import { CLIENTS } from "../../compat/clients/clients.ts";
import { installOnce } from "../../compat/clients/install_once.ts";
import type { Target } from "../../compat/target.ts";

const OURS: Target = { name: "ours", bin: "/nonexistent", version: "4.3.0" };
const UNAVAILABLE: Client = {
  name: "unavailable",
  install: () => Promise.reject(new Error("the registry has no such package")),
};

async function withCache(use: (cache: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(`${folder}/`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("installOnce() fills the folder once and gives its path", async () => {
  await withCache(async (cache) => {
    let filled = 0;
    const fill = (folder: string) => {
      filled += 1;
      return Deno.writeTextFile(`${folder}/tool`, "");
    };
    const paths = await Promise.all([1, 2].map(() => installOnce({ folder: "tool", what: "tool 1", fill }, { cache })));
    assertEquals({ paths, filled }, { paths: [`${cache}tool`, `${cache}tool`], filled: 1 });
  });
});

Deno.test("installOnce() makes a folder of another version anew", async () => {
  await withCache(async (cache) => {
    for (const version of ["1", "2"]) {
      const fill = (folder: string) => Deno.writeTextFile(`${folder}/${version}`, "");
      await installOnce({ folder: "tool", what: `tool ${version}`, fill }, { cache });
    }
    assertEquals([...Deno.readDirSync(`${cache}tool`)].map(({ name }) => name), ["2"]);
  });
});

Deno.test("installOnce() does not take a failed installation for one", async () => {
  await withCache(async (cache) => {
    const fill = () => Promise.reject(new Error("no network"));
    await assertRejects(() => installOnce({ folder: "tool", what: "tool 1", fill }, { cache }), Error, "no network");
    assertEquals([...Deno.readDirSync(cache)].map(({ name }) => name), ["tool"]);
  });
});

Deno.test("checkClient() skips a client that cannot be installed, and says why", async () => {
  assertEquals(await checkClient(UNAVAILABLE, { target: OURS, record: false, strict: false }), {
    result: "skipped",
    detail: "Cannot install it: the registry has no such package",
  });
});

Deno.test("checkClient() fails a client that cannot be installed where nothing may be skipped", async () => {
  const { result } = await checkClient(UNAVAILABLE, { target: OURS, record: false, strict: true });
  assertEquals(result, "failed");
});

Deno.test("checkClient() compares no other release of the original with the goldens", async () => {
  const target: Target = { name: "reference", bin: "/nonexistent", version: "4.2.5" };
  assertEquals(await checkClient(UNAVAILABLE, { target, record: false, strict: false }), {
    result: "skipped",
    detail: "the goldens are 4.3.0's, this is 4.2.5",
  });
});

for (const { name } of CLIENTS) {
  Deno.test(`the golden of ${name} tells of a driver that came to its end`, async () => {
    const golden = await Deno.readTextFile(new URL(`../../compat/golden/clients/${name}.txt`, import.meta.url));
    assertMatch(golden, /\n\[exit 0\]\n\[daemon exit 0\]\n$/);
  });
}
