/** An event listener that says OK to everything; with a file and a number, it times that many events. */
export const LISTENER = new URL("../programs/listener.py", import.meta.url).pathname;

/** Writes a file to stdout again and again. */
export const WRITER = new URL("../programs/writer.c", import.meta.url).pathname;

/** Prints lines with growing numbers. */
export const COUNTER = new URL("../programs/counter.py", import.meta.url).pathname;

/** Calls a method again and again, and tells how long an answer takes. */
export const REQUEST = new URL("../programs/request.c", import.meta.url).pathname;

/** Spawns as fast as the system lets it, without a supervisor. */
export const SPAWN_LOOP = new URL("../programs/spawn_loop.c", import.meta.url).pathname;

/** Hands events to a listener as fast as it takes them, without a supervisor. */
export const FEED_LOOP = new URL("../programs/feed_loop.c", import.meta.url).pathname;

/** Answers each connection to a unix socket with a fixed number of bytes. */
export const ECHO_SERVER = new URL("../programs/echo_server.ts", import.meta.url).pathname;

/** Asks programs how they are, without looking after them. */
export const ASKING_LOOP = new URL("../programs/asking_loop.c", import.meta.url).pathname;
