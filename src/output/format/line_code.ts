/** lines.wat as an assembler has it (wat2wasm). */
export const CODE = Uint8Array.fromBase64(
  "AGFzbQEAAAABDgFgCX9/f39/f39/fwF/Ag8BBHdvcmsFc3BhY2UCAAwDAgEABgYBfwFBAAsHDgICdG8DAAV3cml0ZQAACoQDAYED" +
    "AgR/AXsDQCAAIQkjACEKIAogBWogAk8EQCAADwtBACEMA0AgCiAMaiAEIAxq/QAEAP0LBAAgDEEQaiEMIAwgBUkNAAsgCiAFaiEK" +
    "AkADQCAJIAFPIAogAk9yBEAgAA8LIAn9AAQAIQ0gCiAN/QsEACAIBEAgDUEg/Q/9JSANQSL9D/0jIA1B3AD9D/0j/VD9UP1kIQsF" +
    "IA1BCv0P/SP9ZCELCyALRQRAIAlBEGohCSAKQRBqIQoMAQsgC2ghCyAJIAtqIQkgCiALaiEKIAkgAU8EQCAADwsgCS0AACEMIAxB" +
    "CkYNASAMQYABTwRAIAAPCyAKQdwAOgAAIAxBIE8EQCAKIAw6AAEgCkECaiEKBSAKQfXgwIEDNgIBIApBMCAMQQR2ajoABCAMQQ9x" +
    "IQwgCiAMQdcAQTAgDEEJSxtqOgAFIApBBmohCgsgCUEBaiEJDAALCyAJIABrIANLBEAgAA8LIAogBv0ABAD9CwQAIAogB2okACAJ" +
    "QQFqIQAMAAsACw==",
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
