/** A source whose reads are answered one by one, as `give` is called. */
export function fakeSource() {
  const waiting: ((bytes: Uint8Array | null) => void)[] = [];
  const given: (Uint8Array | null)[] = [];
  return {
    give(text: string | null): void {
      const bytes = text === null ? null : new TextEncoder().encode(text);
      const reader = waiting.shift();
      if (reader === undefined) given.push(bytes);
      else reader(bytes);
    },

    async read(buffer: Uint8Array): Promise<number | null> {
      const ready = given.shift();
      const bytes = ready === undefined ? await new Promise<Uint8Array | null>((done) => waiting.push(done)) : ready;
      if (bytes === null) return null;
      buffer.set(bytes);
      return bytes.length;
    },
  };
}
