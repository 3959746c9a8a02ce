/** A fresh folder with a short name (unix socket paths end at 108 bytes), removed when disposed of. */
export class Scratch implements AsyncDisposable {
  private constructor(readonly folder: string) {}

  /** `MONOVISOR_BENCH_DIR` names another place than the system's folder for temporary files. */
  static async make(): Promise<Scratch> {
    const dir = Deno.env.get("MONOVISOR_BENCH_DIR");
    return new Scratch(await Deno.makeTempDir({ prefix: "mvb-", ...(dir === undefined ? {} : { dir }) }));
  }

  path(name: string): string {
    return `${this.folder}/${name}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}
