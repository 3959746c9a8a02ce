import { openAll } from "../../src/os/linux/libc/libc.ts";

// Opened once for the whole process: the first test to use a function would be blamed for it
openAll();
