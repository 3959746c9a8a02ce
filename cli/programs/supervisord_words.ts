import { supervisordWord } from "../supervisord_words.ts";
import { asProgram, type Call } from "./as_program.ts";

export async function run(call: Call): Promise<number> {
  return await asProgram(call, (argv0) => supervisordWord(call.args, argv0));
}
