import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts, type Report } from "../../define-rule.js";
import { matchesAny, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { isCredentialName, isCredentialPath } from "../../http/credential-path.js";
import { fileRoute, postHandler } from "../../http/file-routes.js";
import { isLimited, mentionsLimiter } from "../../http/limiters.js";
import { nestRoutesOf } from "../../http/nest-routes.js";
import { routesOf, type Route } from "../../http/routes.js";

type MessageId = "unlimited";

interface Options {
  readonly ignore: readonly string[];
}

export default defineRule<MessageId, Options>({
  id: "require-rate-limit",
  description: "require a rate limit on routes that take passwords, codes or tokens",
  recommended: "warn",
  type: "suggestion",
  options: {
    ignore: texts(
      "Globs of files whose routes are limited elsewhere, or that no client reaches, from the working directory.",
    ),
  },
  defaults: { ignore: TEST_FILES },
  messages: {
    unlimited:
      "`{{ path }}` lets anyone try as often as they like: nothing in this file limits it, so passwords and codes can be guessed by the million. Put a limiter before the handler, such as `rateLimit({ windowMs: 60_000, limit: 5 })`.",
  },
  mentions: [".post", '.all("/', ".all('/", ".route(", "POST", "@Post("],
  check(file, report, { ignore }) {
    if (matchesAny(file.relativePath, ignore)) return;
    checkRoutes(file, report);
    checkFileRoute(file, report);
    for (const { path, node } of nestRoutesOf(file)) {
      if (isCredentialPath(path) && !mentionsLimiter(file.text))
        report({ node, messageId: "unlimited", data: { path } });
    }
  },
});

function checkRoutes(file: SourceFile, report: Report<MessageId>): void {
  for (const route of routesOf(file)) {
    if (route.method !== "post" && route.method !== "all") continue;
    if (!isOfCredentials(file, route) || isHandled(file, route)) continue;
    report({ node: route.node, loc: route.pathNode.loc, messageId: "unlimited", data: { path: shownPath(route) } });
  }
}

function shownPath({ path, receiver, method }: Route): string {
  return path === "/" ? `${receiver}.${method}("/")` : path;
}

/** `/` of a router that is called after what it is for: `loginRoutes.post("/", …)`, or in `login.ts`. */
function isOfCredentials(file: SourceFile, { app, path, receiver }: Route): boolean {
  if (isCredentialPath(path)) return true;
  if (path !== "/" || app.kind !== "router") return false;
  const name = file.filename.slice(file.filename.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return isCredentialName(receiver) || isCredentialName(name);
}

/** A router may be limited by whoever mounts it, so that any sign of a limiter in its file will do. */
function isHandled(file: SourceFile, route: Route): boolean {
  const isWhole = route.app.kind === "app" && route.app.evidence === "built";
  return isWhole ? isLimited(file, route) : mentionsLimiter(file.text) || isLimited(file, route);
}

/** `app/api/auth/login/route.ts` and `pages/api/login.ts` of Next.js. */
function checkFileRoute(file: SourceFile, report: Report<MessageId>): void {
  const route = fileRoute(file.filename);
  if (route === undefined || !isCredentialPath(route.path) || mentionsLimiter(file.text)) return;
  const handler: TSESTree.Node | undefined = postHandler(file, route.kind);
  if (handler) report({ node: handler, messageId: "unlimited", data: { path: route.path } });
}
