import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter, type INestApplication } from "@nestjs/common";
import type { Request, Response } from "express";
import type { Logger } from "prisma-hardening";
import { requestContext, safeErrorHandler } from "prisma-hardening/express";

/** NestJS runs on Express: the middleware is Express's, and the error handler stands behind a filter. */
export function harden(app: INestApplication, timeout: number, logger: Logger): void {
  app.use(requestContext({ timeout }));
  app.useGlobalFilters(new SafeErrorFilter(logger));
}

@Catch()
export class SafeErrorFilter implements ExceptionFilter {
  readonly #handle: ReturnType<typeof safeErrorHandler>;

  constructor(logger: Logger) {
    this.#handle = safeErrorHandler({ logger });
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const res = http.getResponse<Response>();
    // The application's own exceptions are written for the client.
    const shown = error instanceof HttpException ? Object.assign(error, { expose: true }) : error;
    this.#handle(shown, http.getRequest<Request>(), res, () => res.destroy());
  }
}
