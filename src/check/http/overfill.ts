import { Readable } from "node:stream";
import { codeOf, openRequest } from "./exchange.js";

/** Enough for 100 MiB and a slow line; what is not over by then is no answer. */
const OVERFILL_MS = 15_000;
/** How long an answer may take that the server gives before it has the whole body. */
const EARLY_MS = 1_000;
const CHUNK = Buffer.alloc(65_536, "a");

export type Overfilled =
  /** `hasEnded`: the answer came only after the whole body had been sent. */
  | { readonly isAnswered: true; readonly status: number; readonly hasEnded: boolean }
  /** `isCut`: the connection was closed while the body was on its way. */
  | { readonly isAnswered: false; readonly code: string; readonly isCut?: boolean };

/** How a body says its length: beforehand, or by coming in chunks, which a limit that looks at Content-Length only does not see. */
export type Framing = "Content-Length" | "chunked";

/**
 * Sends a body over the limit and looks when it is answered. It is broken JSON, so no route can write it. All of it but the last
 * byte comes first: whoever answers then, answers without the whole body.
 */
export function overfill(origin: URL, path: string, limit: number, framing: Framing): Promise<Overfilled> {
  const bytes = limit + CHUNK.length;
  return new Promise((resolve) => {
    let isConnected = false;
    let hasEnded = false;
    let last: NodeJS.Timeout | undefined;
    const request = openRequest(origin, {
      method: "POST",
      path,
      headers: {
        "content-type": "application/json",
        ...(framing === "chunked" ? { "transfer-encoding": "chunked" } : { "content-length": String(bytes) }),
      },
    });
    const timer = setTimeout(() => end({ isAnswered: false, code: "TIMEOUT", isCut: false }), OVERFILL_MS);
    const end = (result: Overfilled): void => {
      clearTimeout(timer);
      clearTimeout(last);
      resolve(result);
      request.destroy();
    };
    const connected = origin.protocol === "https:" ? "secureConnect" : "connect";
    request.on("socket", (socket) => socket.once(connected, () => (isConnected = true)));
    request.on("error", (error) => end({ isAnswered: false, code: codeOf(error), isCut: isConnected }));
    request.on("response", ({ statusCode = 0 }) => end({ isAnswered: true, status: statusCode, hasEnded }));
    const body = Readable.from(pieces(bytes - 1));
    body.pipe(request, { end: false });
    body.once("end", () => {
      last = setTimeout(() => {
        hasEnded = true;
        request.end("a");
      }, EARLY_MS);
    });
  });
}

/** The beginning of a text in an object of JSON, and no end. */
function* pieces(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"');
  for (let rest = bytes - 2; rest > 0; rest -= CHUNK.length)
    yield rest < CHUNK.length ? CHUNK.subarray(0, rest) : CHUNK;
}
