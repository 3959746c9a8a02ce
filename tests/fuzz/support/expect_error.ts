type ErrorClass = abstract new (...args: never[]) => Error;

/** Runs `act`, which may end in a result or in one of the named errors with a message; anything else is thrown on. */
export function expectError(expected: readonly ErrorClass[], act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (expected.some((type) => error instanceof type && error.message !== "")) return;
    throw error;
  }
}
