import { completionScript } from "../../ctl/completion/scripts.ts";
import { SAMPLE_CONF } from "../../sample_conf.ts";
import { LINKS } from "../compile.ts";
import { type Entry, textFile } from "./entry.ts";
import { manPages } from "./man/pages.ts";
import { packed } from "./packed.ts";
import type { Product } from "./product.ts";
import { type Places, units } from "./units.ts";

/** The files below a prefix such as /usr/local. */
export async function installed(
  { executable, releases: [{ version, date }] }: Product,
  places: Places,
): Promise<readonly Entry[]> {
  return [
    { kind: "file", path: "bin/supervisord", bytes: executable, isExecutable: true },
    ...LINKS.map((name): Entry => ({ kind: "link", path: `bin/${name}`, target: "supervisord" })),
    ...(await manPages({ version, date })).map(({ name, section, text }): Entry => ({
      kind: "file",
      path: `share/man/man${section}/${name}.${section}.gz`,
      bytes: packed(text),
    })),
    textFile("share/bash-completion/completions/supervisorctl", `${completionScript("bash")}\n`),
    textFile("share/zsh/vendor-completions/_supervisorctl", `${completionScript("zsh")}\n`),
    textFile("share/fish/vendor_completions.d/supervisorctl.fish", `${completionScript("fish")}\n`),
    textFile("share/doc/monovisor/examples/sample.conf", SAMPLE_CONF),
    ...await units(places),
  ];
}
