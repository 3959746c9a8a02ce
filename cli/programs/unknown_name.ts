import { encodeOsText } from "../../src/text/bytes/os_text.ts";

/** A program that is called by none of its `names` says so, and how to call it; `file` is where it lies. Status 2. */
export function exitWithUnknownName(argv0: string, { names, file }: { names: readonly string[]; file: string }): never {
  const [first, ...others] = names;
  const text = `Error: Cannot run ${argv0}: this is monovisor, which goes by its name and has none called so\n` +
    `Call it by a link, as in: ln -s ${file} ${first} (or ${others.join(", ")})\n`;
  Deno.stderr.writeSync(encodeOsText(text));
  Deno.exit(2);
}
