import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { command, finish } from "../../support/installation.ts";
import { IS_NIGHT } from "../../support/is_night.ts";
import { EXAMPLE } from "./example_context.ts";

const DEPLOYMENT = `${EXAMPLE}/deployment.yaml`;
const VALIDATOR = "kubernetes-validate==1.37.0";

Deno.test("Kubernetes kills the pod of the example later than its orderly stop can take", async () => {
  const { code, stdout, stderr } = await command("supervisord", [
    "check",
    "--stop-time",
    "-c",
    `${EXAMPLE}/supervisord.conf`,
  ]);
  assertEquals([code, stderr], [0, ""]);
  const [, grace = 0] = /terminationGracePeriodSeconds: (\d+)/.exec(await Deno.readTextFile(DEPLOYMENT)) ?? [];
  assert(Number(grace) > Number(stdout), `${grace} s are not more than ${stdout}`);
});

// The schemas of all versions are 100 MB
Deno.test({
  name: "the Deployment of the example is what the published schemas of Kubernetes take",
  ignore: !IS_NIGHT,
  async fn() {
    const venv = await Deno.makeTempDir({ prefix: "kubernetes-" });
    try {
      for (const args of [["python3", "-m", "venv", venv], [`${venv}/bin/pip`, "install", "-q", VALIDATOR]]) {
        const [file = "", ...rest] = args;
        assertEquals((await finish(file, rest)).code, 0);
      }
      const { code, stdout, stderr } = await finish(`${venv}/bin/kubernetes-validate`, ["--strict", DEPLOYMENT]);
      assertEquals(code, 0, stdout + stderr);
      for (const resource of ["deployment/site", "secret/site-supervisord"]) {
        assertStringIncludes(stdout + stderr, `passed for resource ${resource}`);
      }
    } finally {
      await Deno.remove(venv, { recursive: true });
    }
  },
});
