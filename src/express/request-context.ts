import type { NextFunction, Request, Response } from "express";
import { withLateContext, type Context } from "../context/context.js";
import { readMilliseconds } from "../deadline/limit.js";
import { withDeadline } from "../deadline/with-deadline.js";
import { assertOptions, invalidOption } from "./options.js";
import { identify } from "./request-id.js";
import { followRoute } from "./route-pattern.js";

export interface RequestContextOptions {
  /**
   * Who asks, for the log events. Called when an event is written, so the authentication may come later in the chain; what
   * it throws before that counts as nobody. Answer an id, not a name or an address.
   */
  readonly userId?: (req: Request) => string | number | undefined;
  /**
   * Milliseconds for all queries of a request together, from here until the response is finished. Without it the `timeout`
   * option of `hardening()` holds for each of them.
   */
  readonly timeout?: number;
  /** The header that brings the request's id and takes it back. Default: `x-request-id`. */
  readonly header?: string;
}

/**
 * Express middleware (4 and 5): whatever a request does to the database is done under its name and its deadline. To be
 * added first.
 *
 * - **Id.** Taken from the request's header if it is made of letters, digits, `.`, `_` and `-` (128 at most), else a new
 *   UUID. It is sent back in the same header, stands on every log event, and {@link requestIdOf} answers it.
 * - **Route.** Log events say the pattern, `GET /users/:id`, never the URL.
 * - **Deadline.** `timeout` holds until the response is finished; what a handler starts after that is limited by the
 *   `timeout` option again.
 * - **Disconnect.** If the client closes the connection, its queries are stopped: they throw `QUERY_ABORTED`.
 *
 * @throws HardeningError `INVALID_OPTIONS`
 *
 * @example
 * import express from "express";
 * import { requestContext, safeErrorHandler } from "prisma-hardening/express";
 *
 * const app = express();
 * app.use(requestContext({ timeout: 5_000 }));
 * app.get("/users/:id", async (req, res) => {
 *   res.json(await prisma.user.findUniqueOrThrow({ where: { id: Number(req.params.id) } }));
 * });
 * app.use(safeErrorHandler({ logger }));
 */
export function requestContext(
  options: RequestContextOptions = {},
): (req: Request, res: Response, next: NextFunction) => void {
  const { userId, timeout, header } = readOptions(options);
  return (req, res, next) => {
    const requestId = identify(req, header);
    res.setHeader(header, requestId);
    const route = followRoute(req);
    const late = (): Context => ({ ...known("route", route()), ...known("userId", userId?.(req)) });
    withLateContext({ requestId }, late, () => {
      const signal = signalOf(res);
      void withDeadline({ signal, ...(timeout !== undefined && { timeout }) }, () => finished(res, next));
    });
  };
}

/** Aborted when the connection is closed before the response is finished. */
function signalOf(res: Response): AbortSignal {
  const controller = new AbortController();
  const onClose = (): void => {
    if (!res.writableFinished) controller.abort();
  };
  if (res.closed) onClose();
  else res.once("close", onClose);
  return controller.signal;
}

/** Goes on with the request, and waits for the end of its response, whichever end that is. */
function finished(res: Response, next: NextFunction): Promise<void> {
  return new Promise((resolve) => {
    if (res.closed) resolve();
    else res.once("close", resolve);
    next();
  });
}

function known<K extends keyof Context>(key: K, value: Context[K]): Context {
  return value === undefined ? {} : { [key]: value };
}

const PLACE = "requestContext()";
const OPTIONS = ["userId", "timeout", "header"] as const;
const HEADER = /^[A-Za-z0-9-]+$/;

interface Settings {
  readonly userId: ((req: Request) => string | number | undefined) | undefined;
  readonly timeout: number | undefined;
  /** In lower case, as Node has them. */
  readonly header: string;
}

function readOptions(options: RequestContextOptions): Settings {
  assertOptions(PLACE, options, OPTIONS, "{ timeout: 5_000 }");
  const {
    userId,
    timeout,
    header = "x-request-id",
  } = options as { readonly [K in (typeof OPTIONS)[number]]?: unknown };
  if (userId !== undefined && typeof userId !== "function") {
    throw invalidOption(PLACE, "userId", "`userId: (req) => req.user?.id`");
  }
  if (typeof header !== "string" || !HEADER.test(header)) {
    throw invalidOption(PLACE, "header", '`header: "x-request-id"`, in letters, digits and hyphens');
  }
  return {
    userId: userId === undefined ? undefined : carefully(userId as (req: Request) => unknown),
    timeout: timeout === undefined ? undefined : readMilliseconds(timeout, `${PLACE}: \`timeout\``),
    header: header.toLowerCase(),
  };
}

/** A log event must not fail because nobody has logged in yet, nor hold what is no id. */
function carefully(userId: (req: Request) => unknown): Settings["userId"] {
  return (req) => {
    try {
      const id = userId(req);
      return typeof id === "string" || typeof id === "number" ? id : undefined;
    } catch {
      return undefined;
    }
  };
}
