/** The socket of an fcgi-program cannot be made: at the start that ends supervisord (DAEMON-053). */
export class FcgiSocketError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "FcgiSocketError";
}
