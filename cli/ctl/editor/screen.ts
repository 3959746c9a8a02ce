/** The terminal under the line editor. Tests give a fake. */
export interface Screen {
  readonly size: () => ScreenSize;
  readonly write: (text: string) => void;
  /** Takes keys one by one, without echo, until the result is disposed of. */
  readonly raw: () => Disposable;
  /** Stops the program as Ctrl-Z does in cooked mode; returns when it is continued. */
  readonly suspend: () => void;
  /** Calls back when the size has changed or the program was continued, until the result is disposed of. */
  readonly onChange: (callback: () => void) => Disposable;
}

/** In character cells. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}
