/** Text that cannot be converted: `message` reads as Python's ValueError (or TypeError) would for the same text. */
export class ValueError extends Error {
  override readonly name = "ValueError";
}
