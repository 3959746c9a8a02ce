import { Random } from "../../../compat/generate/random.ts";
import { generateInput } from "./generate_input.ts";
import { readCorpus } from "./read_corpus.ts";

/** Inputs of all areas together; the nightly run asks for a million. */
const TOTAL = Number(Deno.env.get("MONOVISOR_FUZZ") ?? 20_000);
const SEED = Number(Deno.env.get("MONOVISOR_FUZZ_SEED") ?? 20240229);
/** A single input may take this long on a busy machine: whatever grows with the square of it takes longer. */
const SLOW_MS = 2000;
const MAX_GROWTH = 400 * 2 ** 20;

export interface Fuzz {
  /** The area's folder in the corpus, and the test's name. */
  readonly name: string;
  /** The area's part of all inputs, between 0 and 1. */
  readonly share: number;
  /** What inputs are made of: whatever the rules turn on; or how one is made. */
  readonly pieces: readonly (string | Uint8Array)[] | ((random: Random) => Uint8Array);
  /** Throws for an input that is not dealt with as promised. `random` is for cuts and choices. */
  readonly property: (input: Uint8Array, random: Random) => void | Promise<void>;
}

/** Registers a test that tries the property with the area's corpus, then with generated inputs. */
export function fuzz({ name, share, pieces, property }: Fuzz): void {
  const count = Math.ceil(TOTAL * share);
  Deno.test(`${name}: ${count} generated inputs end in a result or in a typed error`, async () => {
    const corpus = readCorpus(name);
    using guard = watch(name);
    const before = Deno.memoryUsage().rss;
    for (let number = 0; number < count + corpus.length; number++) {
      guard.next();
      const random = new Random(SEED + number);
      const input = corpus[number] ?? generateInput(random, { pieces, corpus });
      await tryOne({ input, number }, () => property(input, random));
    }
    const growth = Deno.memoryUsage().rss - before;
    if (growth > MAX_GROWTH) throw new Error(`the memory has grown by ${growth} bytes`);
  });
}

async function tryOne(
  { input, number }: { readonly input: Uint8Array; readonly number: number },
  act: () => void | Promise<void>,
): Promise<void> {
  const begun = performance.now();
  try {
    await act();
  } catch (error) {
    throw new Error(`input ${number} (seed ${SEED + number}): ${shown(input)}`, { cause: error });
  }
  const spent = performance.now() - begun;
  if (spent > SLOW_MS) throw new Error(`input ${number} (seed ${SEED + number}) took ${spent} ms: ${shown(input)}`);
}

/** As a literal that can be put into a test: one character a byte. */
function shown(input: Uint8Array): string {
  const text = JSON.stringify(Array.from(input, (byte) => String.fromCharCode(byte)).join(""));
  return text.length > 2000 ? `${text.slice(0, 2000)}... (${input.length} bytes)` : text;
}

function watch(name: string): Disposable & { readonly next: () => void } {
  const counter = new SharedArrayBuffer(4);
  const view = new Int32Array(counter);
  const worker = new Worker(new URL("./watchdog.ts", import.meta.url), { type: "module" });
  worker.postMessage({ name, counter });
  return { next: () => void Atomics.add(view, 0, 1), [Symbol.dispose]: () => worker.terminate() };
}
