/** lines.wat as an assembler has it (wat2wasm). */
export const CODE = Uint8Array.fromBase64(
  "AGFzbQEAAAABDgFgCX9/f39/f39/fwF/Ag8BBHdvcmsFc3BhY2UCABMDAgEABgYBfwFBAAsHDgICdG8DAAV3cml0ZQAACuAEAd0EAwN/AX4EewNAI" +
    "AAhCSMAIQogCiAFaiACTwRAIAAPC0EAIQsDQCAKIAtqIAQgC2r9AAQA/QsEACALQRBqIQsgCyAFSQ0ACyAKIAVqIQoCQANAIAkgAU8gCiACT3IEQC" +
    "AADwsgCf0ABAAhDSAJ/QAEECEOIAn9AAQgIQ8gCf0ABDAhECAKIA39CwQAIAogDv0LBBAgCiAP/QsEICAKIBD9CwQwIAgEQCANQSD9D/0lIA1BIv0" +
    "P/SMgDUHcAP0P/SP9UP1QIQ0gDkEg/Q/9JSAOQSL9D/0jIA5B3AD9D/0j/VD9UCEOIA9BIP0P/SUgD0Ei/Q/9IyAPQdwA/Q/9I/1Q/VAhDyAQQSD9" +
    "D/0lIBBBIv0P/SMgEEHcAP0P/SP9UP1QIRAFIA1BCv0P/SMhDSAOQQr9D/0jIQ4gD0EK/Q/9IyEPIBBBCv0P/SMhEAsgDSAO/VAgDyAQ/VD9UP1TR" +
    "QRAIAlBwABqIQkgCkHAAGohCgwBCyAN/WStIA79ZK1CEIaEIA/9ZK1CIIYgEP1krUIwhoSEIQwgDHqnIQsgCSALaiEJIAogC2ohCiAJIAFPBEAgAA" +
    "8LIAktAAAhCyALQQpGDQEgC0GAAU8EQCAADwsgCkHcADoAACALQSBPBEAgCiALOgABIApBAmohCgUgCkH14MCBAzYCASAKQTAgC0EEdmo6AAQgC0E" +
    "PcSELIAogC0HXAEEwIAtBCUsbajoABSAKQQZqIQoLIAlBAWohCQwACwsgCSAAayADSwRAIAAPCyAKIAb9AAQA/QsEACAKIAdqJAAgCUEBaiEADAAL" +
    "AAs=",
);
const PAGE = 65536;

/** The code with the memory that it works in. */
export interface LineCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly to: WebAssembly.Global;
  readonly write: (...numbers: readonly number[]) => number;
}

/** The code in memory of its own of so many bytes; null where that is not to be had. */
export function lineCode(size: number): LineCode | null {
  try {
    const space = new WebAssembly.Memory({ initial: size / PAGE, maximum: size / PAGE });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(CODE), { work: { space } });
    const { to, write } = exports;
    if (!(to instanceof WebAssembly.Global) || typeof write !== "function") return null;
    const { buffer } = space;
    if (buffer instanceof SharedArrayBuffer) return null;
    return { bytes: new Uint8Array(buffer), to, write: (...numbers) => Number(write(...numbers)) };
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}
