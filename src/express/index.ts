export { requestContext, type RequestContextOptions } from "./request-context.js";
export { requestIdOf } from "./request-id.js";
export { safeErrorHandler, type SafeErrorHandlerOptions } from "./safe-error-handler.js";
