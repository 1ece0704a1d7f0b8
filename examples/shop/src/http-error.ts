/** An error that the client may read: `safeErrorHandler` shows the message of one that says `expose`. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly expose = true;

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
