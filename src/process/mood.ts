/** The supervisor's own states and codes (STATE-032). FATAL exists in the protocol and is never set. */
export const SUPERVISOR_STATES = { FATAL: 2, RUNNING: 1, RESTARTING: 0, SHUTDOWN: -1 } as const;

/** What supervisord is doing: below RUNNING nothing new is started (DAEMON-033). */
export type Mood = keyof typeof SUPERVISOR_STATES;
