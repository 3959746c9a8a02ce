import { FILES } from "./os_contract_files.ts";
import { PIPES } from "./os_contract_pipes.ts";
import { PROCESSES } from "./os_contract_processes.ts";
import type { OsSubject } from "./os_subject.ts";

/** Tries everything that Os promises, for the Os that `makeSubject` makes. */
export function osContract(name: string, makeSubject: () => OsSubject): void {
  for (const [title, run] of Object.entries({ ...FILES, ...PIPES, ...PROCESSES })) {
    Deno.test(`${name}: ${title}`, async () => {
      using subject = makeSubject();
      await run(subject);
    });
  }
}
