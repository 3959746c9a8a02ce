/**
 * Local time as C's ctime() writes it, without its newline: "Sun Nov  1 10:29:14 2026" (WEB-012, LOG-032). Its parts
 * are the UTC fields of `local`.
 */
export function ctime(local: Date): string {
  const [weekday, day = "", month, year, time] = local.toUTCString().split(/,? /);
  return `${weekday} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`;
}
