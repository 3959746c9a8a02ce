/** Why a running supervisord cannot be gone on with; `message` is what stands behind the colon. */
export class TakeoverError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "TakeoverError";
}
