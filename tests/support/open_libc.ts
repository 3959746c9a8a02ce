import { libc } from "../../src/os/linux/libc/libc.ts";

// Opened once for the whole process: the first test to use a function would be blamed for it
for (const functions of Object.values(libc)) {
  for (const name of Object.getOwnPropertyNames(functions)) Reflect.get(functions, name);
}
