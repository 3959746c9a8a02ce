import type { Session } from "../../shell/session.ts";
import { isForPeople } from "../../terminal/terminal.ts";
import { type Row, statusTable } from "./status_table.ts";

/** The original's table, which is there at once, or a person's, which takes more. */
export async function shownTable({ terminal, traits }: Session, rows: readonly Row[]): Promise<string> {
  if (!isForPeople(traits)) return statusTable(rows);
  const { fittedTable } = await import("./fitted_table.ts");
  return fittedTable(rows, { columns: terminal.columns(), colour: traits.colour });
}
