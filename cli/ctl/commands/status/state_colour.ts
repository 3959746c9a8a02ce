const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const GREY = 90;

const COLOURS: ReadonlyMap<string, number> = new Map([
  ["RUNNING", GREEN],
  ["STARTING", YELLOW],
  ["BACKOFF", YELLOW],
  ["STOPPING", YELLOW],
  ["STOPPED", GREY],
  ["EXITED", GREY],
  ["FATAL", RED],
  ["UNKNOWN", RED],
]);

/** `text` in the colour of a process state, for a terminal. */
export function inStateColour(text: string, statename: string): string {
  const colour = COLOURS.get(statename);
  return colour === undefined ? text : `\x1b[${colour}m${text}\x1b[0m`;
}
