import { assertEquals } from "@std/assert";

const ROOT = new URL("../", import.meta.url).pathname;

async function deno(args: readonly string[], cwd = ROOT) {
  const options = { args: [...args], cwd, env: { NO_COLOR: "1" } };
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), options).output();
  return { code, stdout: new TextDecoder().decode(stdout), stderr: new TextDecoder().decode(stderr) };
}

Deno.test("mod.ts documents all that it exports, and exports all that it speaks of", async () => {
  const { code, stderr } = await deno(["doc", "--lint", "--quiet", "mod.ts"]);
  assertEquals(code, 0, stderr);
});

Deno.test("mod.ts is imported without any permission, and starts nothing", async () => {
  const nothing = { code: 0, stdout: "", stderr: "" };
  assertEquals(await deno(["run", "--no-prompt", "--no-check", "--quiet", "mod.ts"]), nothing);
});

Deno.test("mod.ts needs no configuration of ours where it is imported", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/deno.json`, "{}");
    // A DOCTYPE is what the XML library is loaded for
    const program = `import { RpcFault, XmlRpcClient } from "${ROOT}mod.ts";
      const fault = "<struct><member><name>faultCode</name><value><int>7</int></value></member></struct>";
      const body = "<!DOCTYPE x><methodResponse><fault><value>" + fault + "</value></fault></methodResponse>";
      const server = Deno.serve({ path: "s", onListen() {} }, () => new Response(body));
      using client = new XmlRpcClient({ url: "unix://s" });
      await client.call("any", []).catch((error) => console.log(error instanceof RpcFault && error.code));
      client.close();
      await server.shutdown();`;
    await Deno.writeTextFile(`${folder}/program.ts`, program);
    const found = await deno(["run", "-A", "--check", "--quiet", "program.ts"], folder);
    assertEquals(found, { code: 0, stdout: "7\n", stderr: "" });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
