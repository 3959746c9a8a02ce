// As node:timers has it, which cannot be imported within the executable
const defer: (callback: () => void) => void = Reflect.get(globalThis, "setImmediate");

/** Resolves when promises have gone on as far as they can, and the event loop has been once around: after some 4 us. */
export function turn(): Promise<void> {
  return new Promise((resolve) => defer(resolve));
}
