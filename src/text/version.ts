/** The version of Supervisor whose behaviour this is, where releases differ (DAEMON-058): what clients gate on. */
export const COMPATIBLE_VERSION = "4.3.0";

/** Our own version. */
export const MONOVISOR_VERSION = "0.7.0";

/** Our name and version. */
export const MONOVISOR = `monovisor ${MONOVISOR_VERSION}`;
