import { assertEquals, assertMatch } from "@std/assert";
import { compile } from "../../../cli/dev/compile.ts";
import { compiledCommands } from "../../../cli/dev/compiled_commands.ts";
import { MANDOC, MMDEBSTRAP, oneAtATime } from "../../../cli/dev/debian.ts";
import { debianPackage } from "../../../cli/dev/package/debian/debian_package.ts";
import { product } from "../../../cli/dev/package/product.ts";
import { ROOT } from "../../../cli/dev/root.ts";
import { finish } from "../../support/installation.ts";
import { lackOf } from "../../support/lack_of.ts";
import { skippable } from "../../support/skippable.ts";
import { taskScript } from "../../support/task_script.ts";

const STEPS = `${ROOT}tests/daemon/packages/debian_package.sh`;

/** Which Debian it is tried in. */
const SUITE = "bookworm";

Deno.test("task compile makes the same bytes each time", async () => {
  await using folder = await temporaryFolder();
  for (const build of ["first", "second"]) await compile(`${folder.path}/${build}`);
  await succeed("cmp", ["first", "second"].map((build) => `${folder.path}/${build}/supervisord`));
});

Deno.test("task package makes the same bytes each time, with their sums, and manual pages without a complaint", async (t) => {
  await using folder = await temporaryFolder();
  // What is in the executable does not matter, only how long it takes
  await Deno.writeTextFile(`${folder.path}/supervisord`, "an executable");
  const sums = await Promise.all(["first", "second"].map(async (build) => {
    const task = [...taskScript("package"), "--output", `${folder.path}/${build}`];
    await succeed(Deno.execPath(), task, { MONOVISOR_DIST: folder.path });
    return await Deno.readTextFile(`${folder.path}/${build}/SHA256SUMS`);
  }));
  assertEquals(sums[0], sums[1]);
  const { stdout } = await finish("sha256sum", ["--check", "SHA256SUMS"], { cwd: `${folder.path}/first` });
  assertMatch(stdout, /^monovisor-.*-linux-.*\.tar\.xz: OK\nmonovisor_.*\.deb: OK\n$/);

  await succeed("sh", ["-c", `tar -xJf ${folder.path}/first/*.tar.xz --strip-components=1 -C ${folder.path}`]);
  assertEquals(await Deno.readLink(`${folder.path}/bin/supervisorctl`), "supervisord");
  const forking = await Deno.readTextFile(`${folder.path}/share/doc/monovisor/examples/supervisord-forking.service`);
  assertMatch(forking, /^ExecStart=\/usr\/local\/bin\/supervisord --configuration \/etc\/supervisord.conf /m);
  await t.step({
    ...skippable("mandoc complains of no page of the manual", await lackOf(MANDOC)),
    async fn() {
      const script = "gunzip share/man/man*/*.gz && mandoc -Tlint -W warning share/man/man*/*";
      const pages = await finish("sh", ["-c", script], { cwd: folder.path });
      assertEquals(pages.stdout + pages.stderr, "");
    },
  });
});

const INSTALLED =
  "a Debian takes the package, starts it, upgrades it under its programs, and is clean when it is purged";
const noDebian = Deno.uid() === 0 ? await lackOf(MMDEBSTRAP) : "not root";

Deno.test(skippable(INSTALLED, noDebian), async () => {
  await using folder = await temporaryFolder();
  const root = `${folder.path}/root`;
  await oneAtATime(() => succeed("mmdebstrap", ["--quiet", "--variant=essential", SUITE, root]));
  const made = await product(await compiledCommands());
  const [newest, ...older] = made.releases;
  for (const version of [newest.version, "99.0.0"]) {
    const releases = [{ ...newest, version }, ...older] as const;
    const { bytes } = await debianPackage({ ...made, releases }, { level: 0 });
    await Deno.writeFile(`${root}/tmp/${version}.deb`, bytes);
  }
  await Deno.copyFile(STEPS, `${root}/tmp/steps.sh`);
  // Nothing that it starts is left behind with a process space of its own
  const inside = `mount -t proc proc ${root}/proc &&
    exec chroot ${root} sh /tmp/steps.sh /tmp/${newest.version}.deb /tmp/99.0.0.deb`;
  const { code, stdout, stderr } = await finish("unshare", ["--mount", "--pid", "--fork", "sh", "-c", inside]);
  const [, install = "", start = "", upgrade = "", remove = "", purge = ""] = stdout.split("== ");
  assertMatch(install, /^install\n[^]*\n4\.3\.0\n$/, stderr);
  assertMatch(start, /^start\nclock +RUNNING +pid \d+, uptime .*\n$/, stderr);
  assertMatch(upgrade, /\nupgraded: monovisor .*\nclock goes on\n\/usr\/bin\/supervisord\n$/, stderr);
  assertMatch(remove, /\nShut down\nclock has stopped\n1\n$/, stderr);
  assertMatch(purge, /\n\[program:clock\]\ncommand=sleep 1000\nstartsecs=0\n$/, stderr);
  assertEquals(code, 0);
});

async function succeed(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await finish(command, args, { cwd: ROOT, env });
  assertEquals(code, 0, `${command}: ${stdout}${stderr}`);
}

async function temporaryFolder() {
  const path = await Deno.makeTempDir({ prefix: "monovisor-package-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}
