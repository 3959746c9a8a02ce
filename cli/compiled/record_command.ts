import { type ReadOwn, script, scriptCommands } from "./command_script.ts";

const read: ReadOwn = (file) => Deno.readFileSync(new URL(file, import.meta.url));

/** In the executable that makes the code caches each command writes its own at its end, with all that it has run. */
export const loadCommand = scriptCommands(read, (name) => {
  const command = script(read, name);
  addEventListener("unload", () => {
    const cache = command.createCachedData();
    if (script(read, name, cache).cachedDataRejected) {
      throw new Error(`V8 does not take its own code cache of ${name}`);
    }
    Deno.writeFileSync(`${Deno.env.get("RECORD_TO")}/${name}.cache`, cache);
  });
  return command;
});
