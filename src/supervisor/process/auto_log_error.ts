/** An AUTO log cannot be made: at the start that ends supervisord (DAEMON-059). */
export class AutoLogError extends Error {
  override readonly name = "AutoLogError";
}
