/** What CHANGELOG.md tells of one version. */
export interface Release {
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly changes: readonly string[];
}

/** Reads CHANGELOG.md: the newest version first. Throws an Error when it has none. */
export function releases(changelog: string): readonly [Release, ...Release[]] {
  const [, ...chapters] = changelog.split(/^## /m);
  const all = chapters.map((chapter) => {
    const [head = "", ...lines] = chapter.split("\n");
    const [, version, date] = /^(\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$/.exec(head) ?? [];
    if (version === undefined || date === undefined) throw new Error(`Cannot read CHANGELOG.md: '${head}'`);
    const [, ...changes] = `\n${lines.join("\n")}`.split(/\n- /);
    return { version, date, changes: changes.map((text) => text.trim().replaceAll(/\s+/g, " ")) };
  });
  const [newest, ...older] = all;
  if (newest === undefined) throw new Error("Cannot read CHANGELOG.md: it has no version");
  return [newest, ...older];
}

/** The seconds of a date's noon. */
export function secondsOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`) / 1000;
}

/** The same as Debian writes it: deb-changelog(5). */
export function debianChangelog(all: readonly Release[], maintainer: string): string {
  return all.map(({ version, date, changes }) => {
    const when = new Date(secondsOf(date) * 1000).toUTCString().replace("GMT", "+0000");
    const items = changes.map((change) => `  * ${wrapped(change.replaceAll("`", "'")).join("\n    ")}\n`);
    return `monovisor (${version}) unstable; urgency=medium\n\n${items.join("")}\n -- ${maintainer}  ${when}\n`;
  }).join("\n");
}

function wrapped(text: string): readonly string[] {
  return text.match(/\S(?:.{0,73}\S)?(?=\s|$)/g) ?? [];
}
