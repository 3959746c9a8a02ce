import { assertEquals } from "@std/assert";
import { finish } from "../../support/installation.ts";
import { promtool } from "../../support/promtool.ts";

const EXAMPLES = new URL("../../../cli/dev/package/prometheus/", import.meta.url).pathname;
const checker = await promtool();

/** An hour in which a program fails, and one is restarted by itself four times. */
const HISTORY = `
rule_files: [${EXAMPLES}alerts.yml]
tests:
  - interval: 1m
    input_series:
      - series: node_supervisord_state{group="bad",name="bad",instance="i"}
        values: 20 20 200x20
      - series: monovisor_restarts_total{group="g",name="sick",instance="i"}
        values: 0 1 2 3 4 5x20
      - series: monovisor_restarts_total{group="g",name="well",instance="i"}
        values: 0 0 1x20
    alert_rule_test:
      - eval_time: 10m
        alertname: ProgramFails
        exp_alerts:
          - exp_labels: {severity: page, group: bad, name: bad, instance: i}
            exp_annotations: {summary: "bad:bad on i fails: supervisorctl why bad:bad"}
          - exp_labels: {severity: page, group: g, name: sick, instance: i}
            exp_annotations: {summary: "g:sick on i fails: supervisorctl why g:sick"}
`;

Deno.test({
  name: "Prometheus accepts the scrape configuration and the alert, which tells of what fails",
  ignore: checker === null,
  async fn() {
    const folder = await Deno.makeTempDir();
    for (const name of ["prometheus.yml", "alerts.yml"]) {
      const text = await Deno.readTextFile(EXAMPLES + name);
      await Deno.writeTextFile(`${folder}/${name}`, text.replace("/etc/prometheus/", `${folder}/`));
    }
    await Deno.writeTextFile(`${folder}/supervisord.password`, "secret");
    await Deno.writeTextFile(`${folder}/history.yml`, HISTORY);
    const run = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await finish(checker ?? "", args);
      assertEquals(code, 0, stdout + stderr);
    };
    await run("check", "config", `${folder}/prometheus.yml`);
    await run("test", "rules", `${folder}/history.yml`);
    await Deno.remove(folder, { recursive: true });
  },
});
