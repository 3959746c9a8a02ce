import { echoSupervisordConf } from "../echo_supervisord_conf.ts";
import { asProgram, type Call } from "./as_program.ts";
import { endWithSentence } from "./end_with_sentence.ts";

export async function run(call: Call): Promise<number> {
  endWithSentence();
  return await asProgram(call, () => {
    echoSupervisordConf();
    return 0;
  });
}
