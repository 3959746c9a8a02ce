/** An upgrade that is not made; everything is as it was. */
export class UpgradeError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "UpgradeError";
}
