import { type Os, OsError } from "../../src/os/os.ts";

/** The names of this host in small letters: its name, with and without its domain, as .local, and what /etc/hosts adds. */
export function ownNames(os: Os): readonly string[] {
  const name = os.hostName().toLowerCase();
  const [first = name] = name.split(".");
  const aliases = hostsLines(os).filter((line) => line.includes(name) || line.includes(first)).flat();
  return [...new Set([name, first, `${first}.local`, ...aliases])];
}

function hostsLines(os: Os): readonly (readonly string[])[] {
  try {
    const lines = new TextDecoder().decode(os.readBytes("/etc/hosts")).toLowerCase().split("\n");
    return lines.map((line) => line.replace(/#.*/, "").trim().split(/\s+/).slice(1));
  } catch (error) {
    if (error instanceof OsError) return [];
    throw error;
  }
}
