import { assertEquals, assertMatch } from "@std/assert";
import { inContainer } from "../../support/in_container.ts";
import { finish } from "../../support/installation.ts";
import { promtool } from "../../support/promtool.ts";
import { until } from "../../support/until.ts";
import { readDockerfile } from "./dockerfile.ts";
import { EXAMPLE, exampleContext } from "./example_context.ts";
import { runImage } from "./run_image.ts";

const deployment = await Deno.readTextFile(`${EXAMPLE}/deployment.yaml`);
const checker = await promtool();
const SCRAPE = `import http.client, sys
server = http.client.HTTPConnection("127.0.0.1", 9001)
server.request("GET", "/metrics", headers={"Authorization": sys.argv[1]})
answer = server.getresponse()
print(answer.status, answer.read().decode())`;

/** The file that the Secret brings. */
function secretFile(): string {
  const [, lines = ""] = /^ {2}server\.conf: \|\n((?: {4}.*\n)+)/m.exec(deployment) ?? [];
  return lines.replaceAll(/^ {4}/gm, "");
}

inContainer(
  "Prometheus is answered by a pod of the example that has its Secret, and nobody without the password",
  async () => {
    await using context = await exampleContext();
    await Deno.writeTextFile(`${context.folder}/server.conf`, secretFile());
    const { steps, ...image } = readDockerfile(await Deno.readTextFile(`${EXAMPLE}/Dockerfile`));
    const mount = "install -D -m 0400 server.conf root/etc/supervisord.d/server.conf\n";
    await using container = await runImage({ ...image, steps: steps + mount }, context.folder);
    await until("the pod to be ready", async () => (await container.exec(image.health)).code === 0 || undefined);
    const [, password = ""] = /^password=(.*)$/m.exec(secretFile()) ?? [];
    const scrape = async (user: string) =>
      (await container.exec(["python3", "-c", SCRAPE, `Basic ${btoa(user)}`])).stdout;
    assertMatch(await scrape(`prometheus:${password}`), /^200 [^]*^node_supervisord_up\{group="api",name="api"\} 1$/m);
    assertMatch(await scrape("prometheus:"), /^401 /);
    const readable = await container.exec(["setpriv", "--reuid=nobody", "cat", "/etc/supervisord.d/server.conf"]);
    assertEquals([readable.code, readable.stdout], [1, ""]);
  },
);

Deno.test({
  name:
    "Prometheus takes the scrape of the example, and chooses by the Deployment's annotations the port of supervisord alone",
  ignore: checker === null,
  async fn() {
    const folder = await Deno.makeTempDir();
    const path = `${folder}/prometheus.yaml`;
    const text = (await Deno.readTextFile(`${EXAMPLE}/prometheus.yaml`)).replace("/etc/prometheus/", `${folder}/`);
    const run = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await finish(checker ?? "", args);
      assertEquals(code, 0, stdout + stderr);
      return stdout;
    };
    await Deno.writeTextFile(`${folder}/supervisord.password`, "change-me");
    // What the API server would tell, of pods for those who scrape all too: Debian's Prometheus cannot ask it
    const annotation = (name: string) => new RegExp(`prometheus.io/${name}: "?(\\w+)`).exec(deployment)?.[1] ?? "";
    const ports = [...deployment.matchAll(/containerPort: (\d+)/g)].map(([, port = ""]) => port);
    const pods = [annotation("scrape"), "true"].flatMap((scrape, pod) =>
      ports.map((port) => ({
        targets: [`10.0.0.${pod}:${port}`],
        labels: {
          __meta_kubernetes_namespace: "default",
          __meta_kubernetes_pod_name: `site-${pod}`,
          __meta_kubernetes_pod_container_port_number: port,
          __meta_kubernetes_pod_annotation_prometheus_io_scrape: scrape,
          __meta_kubernetes_pod_annotation_prometheus_io_port: annotation("port"),
        },
      }))
    );
    const told = text.replace(/kubernetes_sd_configs:\n +- role: pod/, `static_configs: ${JSON.stringify(pods)}`);
    await Deno.writeTextFile(path, told);
    await run("check", "config", path);
    const found: readonly { readonly labels: Readonly<Record<string, string>> }[] = JSON.parse(
      await run("check", "service-discovery", "--timeout=1s", path, "supervisord-pods"),
    );
    const chosen = found.map(({ labels }) => labels).filter((labels) => Object.keys(labels).length > 0);
    const { __address__, __metrics_path__, namespace, pod } = chosen[0] ?? {};
    assertEquals([chosen.length, __address__, __metrics_path__], [1, "10.0.0.0:9001", "/metrics"]);
    assertEquals([namespace, pod], ["default", "site-0"]);
    await Deno.remove(folder, { recursive: true });
  },
});
