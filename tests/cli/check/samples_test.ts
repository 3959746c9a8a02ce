import { assertEquals } from "@std/assert";
import { checkText } from "../../../cli/check/check_text.ts";
import { checkConfig } from "../../../src/config/check/check_config.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import { brokenInterface } from "../../../src/config/sections/broken_interface.ts";
import { fakeConfigEnvironment } from "../../config/fake_config_environment.ts";

/*
 * A sample begins with "=== what it shows", and ends with the report behind "---". "--- PATH" begins another file,
 * "(portable)" in the title asks for that. MONOVISOR_RECORD_SAMPLES=1 writes the reports anew, to be read.
 */
const FOLDER = new URL("samples/", import.meta.url);
const MAIN = "s.conf";
const IS_RECORDED = Deno.env.has("MONOVISOR_RECORD_SAMPLES");

interface Sample {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly report: string;
}

for (const { name } of [...Deno.readDirSync(FOLDER)].toSorted((left, right) => left.name < right.name ? -1 : 1)) {
  const samples = samplesIn(Deno.readTextFileSync(new URL(name, FOLDER)));
  if (IS_RECORDED) Deno.writeTextFileSync(new URL(name, FOLDER), samples.map(recorded).join(""));
  for (const sample of samples) {
    Deno.test(`check tells of ${name.replace(".txt", "")}: ${sample.title}`, () => {
      assertEquals(reportOf(sample), sample.report);
      assertEquals(firstError(sample), refusal(sample));
    });
  }
}

function samplesIn(text: string): readonly Sample[] {
  return text.split(/^=== /m).slice(1).map((sample) => {
    const [head = "", ...parts] = sample.split(/^---(?: (\S+))?\n/m);
    const [title = "", ...lines] = head.split("\n");
    const files = new Map([[MAIN, lines.join("\n")]]);
    for (let at = 0; at + 2 < parts.length; at += 2) files.set(`/work/${parts[at]}`, parts[at + 1] ?? "");
    return { title, files, report: parts.at(-1) ?? "" };
  });
}

function result({ title, files }: Sample) {
  const portable = title.includes("(portable)");
  return checkConfig({ path: MAIN, environment: environmentOf(files), portable, facts: () => [] });
}

function reportOf(sample: Sample): string {
  return checkText(result(sample), { colour: false });
}

function firstError(sample: Sample): string | null {
  return result(sample).findings.find(({ level, kind }) => level === "error" && kind === "refused")?.message ?? null;
}

/** What the daemon says at a start; null when it takes it. */
function refusal({ files }: Sample): string | null {
  try {
    return brokenInterface(loadConfig({ path: MAIN, environment: environmentOf(files) }))?.message ?? null;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
}

function environmentOf(files: ReadonlyMap<string, string>) {
  return fakeConfigEnvironment({ files: Object.fromEntries(files) });
}

function recorded(sample: Sample): string {
  const [main = "", ...others] = sample.files.values();
  const names = [...sample.files.keys()].slice(1).map((name) => name.replace("/work/", ""));
  const parts = others.map((text, index) => `--- ${names[index]}\n${text}`);
  return `=== ${sample.title}\n${main}${parts.join("")}---\n${reportOf(sample)}`;
}
