/** So many bytes as people read them: "12.3M". It refers to nothing outside of itself, for browsers get its text. */
export function bytesText(bytes: number): string {
  const units = ["", "K", "M", "G", "T"];
  const unit = bytes === 0 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length - 1);
  const value = bytes / 1024 ** unit;
  return `${value.toFixed(unit > 1 && value < 100 ? 1 : 0)}${units[unit]}`;
}
