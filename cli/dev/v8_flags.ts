/**
 * What the executable tells V8. expose-gc lets the daemon collect garbage when it is quiet
 * (src/os/linux/give_back_memory.ts). Single-threaded, for a short-lived command ends sooner without V8's helper threads,
 * and a daemon that sleeps has nothing for them to do. Old space begins with 64 MB, so that a burst of work is over before
 * it is collected. Nor is a burst's code compiled for the best, which takes this thread 40 ms, before it has lasted.
 */
export const V8_FLAGS =
  "--expose-gc,--single-threaded,--initial-old-space-size=64,--invocation-count-for-turbofan=20000";
