import { commandScript, scriptCommands } from "./command_script.ts";

/** In the executable that makes the code caches each command writes its own at its end, with all that it has run. */
export const loadCommand = scriptCommands((name) => {
  const script = commandScript(name);
  addEventListener("unload", () => {
    const cache = script.createCachedData();
    if (commandScript(name, cache).cachedDataRejected) {
      throw new Error(`V8 does not take its own code cache of ${name}`);
    }
    Deno.writeFileSync(`${Deno.env.get("RECORD_TO")}/${name}.cache`, cache);
  });
  return script;
});
