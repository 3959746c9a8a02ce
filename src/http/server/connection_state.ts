/** What is left to do on a connection while no request is under way: plain data, its bytes in base64. */
export interface ConnectionState {
  /** Has come of requests that are not answered yet, from the first byte of one on. */
  readonly received: string;
  /** Is still to be sent. */
  readonly unsent: string;
  /** Whether the connection ends then. */
  readonly ends: boolean;
}
