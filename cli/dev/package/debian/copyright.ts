/** The file copyright of a Debian package, made from ours. */
export function copyright(license: string): string {
  const [, holder = ""] = /^Copyright \(c\) (.*)$/m.exec(license) ?? [];
  const text = license.slice(license.indexOf("Permission")).trimEnd();
  const indented = text.split("\n").map((line) => line === "" ? " ." : ` ${line}`).join("\n");
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: monovisor
Comment: The executable has the runtime Deno in it (Expat, the Deno authors) with the engine V8 (BSD-3-clause, the V8
 project authors), and the library xmlbuilder2 (Expat, Ozgur Ozcitak).

Files: *
Copyright: ${holder}
License: Expat

License: Expat
${indented}
`;
}
