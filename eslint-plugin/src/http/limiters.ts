import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { calledFunction } from "../syntax/called-function.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { appOf } from "./apps.js";
import { constantOf } from "./constant.js";
import type { Route } from "./routes.js";

/** Whatever slows down or stops who tries again and again: by the names that packages and people give it. */
const LIMITER =
  /rate[-_]?limit|limit(?:er|Request|Login|Auth)|throttl|slow[-_]?down|brute|captcha|turnstile|arcjet|\bddos|too_?many_?(?:requests|attempts)|login_?attempts|failed_?attempts|lock_?out/i;
/** A middleware that is only called `limit`; not the key of `express.json({ limit })`'s options. */
const NAMED_LIMIT = /\b\w*limit\w*\b(?!\s*:)/i;

/** Whether a name of a limiter stands in the text: of a variable, a call, an import. */
export function mentionsLimiter(text: string): boolean {
  return LIMITER.test(text);
}

/** Whether a route is behind a limiter that stands on itself or was mounted before it. */
export function isLimited(file: SourceFile, route: Route): boolean {
  if (route.middleware.some((middleware) => isLimiter(file, middleware))) return true;
  if (handlesLimits(file, route.handler)) return true;
  return file.nodes("CallExpression").some((call) => call.range[0] < route.node.range[0] && limits(file, call, route));
}

function isLimiter(file: SourceFile, node: TSESTree.Node): boolean {
  const texts = [node, constantOf(file, node)].map((part) => file.textOf(part));
  if (texts.some((text) => LIMITER.test(text) || NAMED_LIMIT.test(text))) return true;
  return node.type === "CallExpression" && isLimiter(file, node.callee);
}

/** A limiter that the handler calls itself: `await limiter.consume(ip)`. */
function handlesLimits(file: SourceFile, handler: TSESTree.Node): boolean {
  if (LIMITER.test(file.textOf(handler))) return true;
  const inner = unwrap(handler);
  const handlers = inner.type === "CallExpression" ? inner.arguments : [inner];
  return handlers.some((part) => {
    const own = calledFunction(file, part);
    return own !== undefined && LIMITER.test(file.textOf(own));
  });
}

/** `app.use("/auth", limiter)`, `app.register(rateLimit)`, `useRateLimit(app)`. */
function limits(file: SourceFile, call: TSESTree.CallExpression, route: Route): boolean {
  const method = asMember(call.callee);
  const name = method && memberName(method);
  if (name === "use" || name === "register" || name === "addHook" || name === "all") {
    const [first] = call.arguments;
    const path = first && literalText(first);
    if (path !== undefined && name !== "addHook" && !mayCover(path, file.textOf(method?.object ?? call), route)) {
      return false;
    }
    return call.arguments.some((argument) => isMountedLimiter(file, argument));
  }
  // A function that was given the application and is called after limits, security or set-up.
  const isSetUp =
    /limit|throttl|secur|protect|harden|setup|set[A-Z]|config|init|middleware|bootstrap|apply|plugin/i.test(
      file.textOf(call.callee),
    );
  return isSetUp && method === undefined && call.arguments.some((argument) => appOf(file, argument) !== undefined);
}

/** An application that is mounted is a function too long to be looked at as a text. */
function isMountedLimiter(file: SourceFile, argument: TSESTree.Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === "ArrowFunctionExpression" || inner.type === "FunctionExpression") {
    return LIMITER.test(file.textOf(inner));
  }
  return isLimiter(file, inner) || handlesLimits(file, inner);
}

function mayCover(path: string, receiver: string, route: Route): boolean {
  if (receiver !== route.receiver) return true;
  const prefix = path.replace(/[*(].*$/, "").replace(/\/+$/, "");
  return route.path.startsWith(prefix);
}
