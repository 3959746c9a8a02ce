/** A source whose reads are answered one by one, as `give` is called. */
export function fakeSource() {
  const waiting: ((bytes: Uint8Array | null) => void)[] = [];
  const given: (Uint8Array | null)[] = [];
  let drained = Promise.withResolvers<void>();
  const whenGiven = () => {
    drained.resolve();
    drained = Promise.withResolvers<void>();
    return new Promise<Uint8Array | null>((done) => waiting.push(done));
  };
  return {
    give(text: string | null): void {
      const bytes = text === null ? null : new TextEncoder().encode(text);
      const reader = waiting.shift();
      if (reader === undefined) given.push(bytes);
      else reader(bytes);
    },

    /** Waits until all was read and more is asked for. */
    async drained(): Promise<void> {
      if (waiting.length > 0) return;
      await drained.promise;
    },

    async read(buffer: Uint8Array): Promise<number | null> {
      const ready = given.shift();
      const bytes = ready === undefined ? await whenGiven() : ready;
      if (bytes === null) return null;
      buffer.set(bytes);
      return bytes.length;
    },
  };
}
