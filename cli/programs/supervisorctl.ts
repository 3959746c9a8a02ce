import { supervisorctl } from "../supervisorctl.ts";
import { asProgram, type Call } from "./as_program.ts";
import { endWithSentence } from "./end_with_sentence.ts";

export async function run(call: Call): Promise<number> {
  endWithSentence();
  return await asProgram(call, (argv0) => supervisorctl(call.args, { argv0 }));
}
