/** The socket of an fcgi-program cannot be made: at the start that ends supervisord (DAEMON-053). */
export class FcgiSocketError extends Error {
  override readonly name = "FcgiSocketError";
}
