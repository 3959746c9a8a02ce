/** What a Dockerfile says, as far as it can be carried out without Docker. */
export interface Dockerfile {
  /** A shell script that makes of the folder "root" what the image holds. */
  readonly steps: string;
  readonly command: readonly string[];
  readonly health: readonly string[];
}

/** Reads a Dockerfile of one line an instruction. FROM is not looked at. Throws on what it does not know. */
export function readDockerfile(text: string): Dockerfile {
  const image = { steps: "", command: words("[]"), health: words("[]") };
  for (const line of text.split("\n").filter((line) => line !== "" && !line.startsWith("#"))) {
    const [, instruction = "", rest = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (instruction === "COPY") image.steps += copy(rest.split(" "));
    else if (instruction === "RUN") image.steps += `chroot root sh -c '${rest}'\n`;
    else if (instruction === "CMD") image.command = words(rest);
    else if (instruction === "HEALTHCHECK") image.health = words(rest.slice(rest.indexOf("[")));
    else if (!["FROM", "VOLUME", "EXPOSE"].includes(instruction)) throw new Error(`Cannot carry out ${line}`);
  }
  return image;
}

function copy(paths: readonly string[]): string {
  const target = `root${paths.at(-1)}`;
  return `mkdir -p ${target}\ncp ${paths.slice(0, -1).join(" ")} ${target}\n`;
}

function words(json: string): readonly string[] {
  const read: unknown = JSON.parse(json);
  return Array.isArray(read) ? read.map(String) : [];
}
