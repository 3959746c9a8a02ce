/** A member of an ar archive. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An ar archive as a Debian package is one: deb(5). */
export function ar(members: readonly Member[], time: number): Blob {
  const parts = members.flatMap(({ name, bytes }) => {
    const fields = [[name, 16], [time, 12], [0, 6], [0, 6], [100644, 8], [bytes.length, 10]] as const;
    const header = `${fields.map(([value, width]) => String(value).padEnd(width)).join("")}\`\n`;
    return [header, bytes, bytes.length % 2 === 0 ? "" : "\n"];
  });
  return new Blob(["!<arch>\n", ...parts]);
}
