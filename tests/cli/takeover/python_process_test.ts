import { assertEquals, assertThrows } from "@std/assert";
import { cacheFolder, moduleFolder, pythonProcess } from "../../../cli/takeover/python_process.ts";
import { TakeoverError } from "../../../src/survive/takeover/takeover_error.ts";
import { until } from "../../support/until.ts";

/** Python on a script that waits, called so; looked at once it runs. */
async function withPython(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  look: (pid: number, folder: string) => void,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/script`, "import sys\nprint('here', flush=True)\nsys.stdin.read()\n");
  await Deno.symlink("script", `${folder}/link`);
  const child = new Deno.Command("python3", {
    ...{ args: [...words], cwd: folder, env, stdin: "piped", stdout: "piped", stderr: "null" },
  }).spawn();
  try {
    const reader = child.stdout.getReader();
    await reader.read();
    await reader.cancel();
    await until(
      "the interpreter",
      () => /python[0-9.]*$/.test(Deno.readLinkSync(`/proc/${child.pid}/exe`)) || undefined,
    );
    look(child.pid, Deno.realPathSync(folder));
  } finally {
    await child.stdin.close();
    await child.status;
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("pythonProcess() tells where Python looks for modules, and what the script was called with", async () => {
  await withPython(["-u", "-sE", "link", "-n", "-c", "x"], { A: "ä" }, (pid, folder) => {
    const facts = pythonProcess(pid);
    assertEquals([facts.script, facts.args, facts.cwd], [`${folder}/script`, ["-n", "-c", "x"], folder]);
    assertEquals([facts.uid, facts.environment.A], [Deno.uid(), "ä"]);
    assertEquals([moduleFolder(facts), cacheFolder(facts)], [folder, `${folder}/__pycache__`]);
  });
  await withPython(["script"], { PYTHONPYCACHEPREFIX: "/cache" }, (pid, folder) => {
    assertEquals(cacheFolder(pythonProcess(pid)), `/cache${folder}`);
  });
});

Deno.test("pythonProcess() refuses a Python that looks elsewhere, and what is none", async () => {
  const refuses = (words: readonly string[], env: Readonly<Record<string, string>>, why: string) =>
    withPython(words, env, (pid) => void assertThrows(() => pythonProcess(pid), TakeoverError, why));
  await refuses(["-I", "script"], {}, "was called with -I: only a script can be dealt with");
  await refuses(["-c", "import sys; print(1, flush=True); sys.stdin.read()"], {}, "was called with -c");
  await refuses(["script"], { PYTHONSAFEPATH: "1" }, "PYTHONSAFEPATH is set in its environment");
  assertThrows(() => pythonProcess(Deno.pid), TakeoverError, `process ${Deno.pid} is ${Deno.execPath()}, no Python`);
});
