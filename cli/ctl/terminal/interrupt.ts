/** Ctrl-C typed at a question: leaves the shell, or the program when there is none. */
export class Interrupt extends Error {
  override readonly name = "Interrupt";
}
