import { SAMPLE_CONF } from "./sample_conf.ts";
import { writeOut } from "./write_out.ts";

/** Prints the sample configuration to stdout; arguments are ignored (CLI-042). */
export function echoSupervisordConf(): void {
  const text = new TextEncoder().encode(SAMPLE_CONF);
  writeOut("stdout", () => {
    for (let written = 0; written < text.length;) written += Deno.stdout.writeSync(text.subarray(written));
  });
}
