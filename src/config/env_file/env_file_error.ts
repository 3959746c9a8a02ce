/** A file of variables that cannot be used: `message` says what its line has or does. */
export class EnvFileError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "EnvFileError";

  constructor(readonly line: number, message: string) {
    super(message);
  }
}
