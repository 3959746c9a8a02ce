/** A table in Markdown; what would end a cell or begin a tag is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (columns: readonly string[]) => `| ${columns.map(escapeMarkdown).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** A text that stands for itself in a table or list. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
