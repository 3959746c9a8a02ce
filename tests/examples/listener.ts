import { eventListener } from "../../mod.ts";

// Standard output belongs to the protocol: what is to be read goes to standard error
for await (const event of eventListener({ input: Deno.stdin.readable, output: Deno.stdout.writable })) {
  console.error(`${event.header.eventname} ${event.payload}`);
  await event.ok();
}
