/**
 * An error that the original shows by its Python class: `error: <class 'CLASS'>, MESSAGE: file: ...`.
 * Scripts match on class and message, so both carry over; a program error of our own is shown by its JavaScript name.
 */
export class PythonError extends Error {
  /** `className` is Python's, with its module: "xml.parsers.expat.ExpatError". */
  constructor(readonly className: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = className;
  }
}
