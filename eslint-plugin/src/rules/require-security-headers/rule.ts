import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, TEST_FILES } from "../../file/path-patterns.js";
import { appOf } from "../../http/apps.js";
import { reachOf } from "../../http/app-use.js";
import { wrapped } from "../../syntax/unwrap.js";

type MessageId = "missing";

interface Options {
  readonly ignore: readonly string[];
}

/** What sets the headers: packages, middleware of one's own, the headers themselves. */
const HEADERS =
  /helmet|lusca|Strict-Transport-Security|Content-Security-Policy|X-Frame-Options|X-Content-Type-Options|secur\w*[-_]?headers?|headers?[-_]?secur|\bhsts\b|frameguard|@fastify\/autoload/i;
const FRAMEWORKS: { readonly [framework: string]: string } = {
  express: "app.use(helmet())",
  nest: "app.use(helmet())",
  fastify: "await app.register(helmet)",
};

export default defineRule<MessageId, Options>({
  id: "require-security-headers",
  description: "require security headers on an application that serves clients",
  recommended: "warn",
  type: "suggestion",
  options: {
    ignore: texts("Globs of files whose application no browser reaches, from the working directory."),
  },
  defaults: { ignore: [...TEST_FILES, ...SCRIPT_FILES] },
  messages: {
    missing:
      "`{{ app }}` serves clients without security headers: no HSTS, no Content-Security-Policy, no X-Content-Type-Options, and any page may frame it. Write `{{ cure }}` before its routes.",
  },
  mentions: ["express", "NestFactory", "astify("],
  check(file, report, { ignore }) {
    if (HEADERS.test(file.text) || matchesAny(file.relativePath, ignore)) return;
    for (const type of ["CallExpression", "NewExpression"] as const) {
      for (const node of file.nodes(type)) {
        const name = appName(node);
        if (!name) continue;
        const app = appOf(file, node);
        if (app?.kind !== "app" || app.evidence !== "built") continue;
        const cure = FRAMEWORKS[app.framework];
        if (cure === undefined || !reachOf(file, name, app.framework).isServing) continue;
        report({ node, messageId: "missing", data: { app: name.name, cure: cure.replace("app", name.name) } });
      }
    }
  },
});

/** `app` of `const app = express()`, `app = await NestFactory.create(…)`. */
function appName(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const outer = wrapped(node);
  const { parent } = outer.parent?.type === "AwaitExpression" ? outer.parent : outer;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return undefined;
  return parent.id;
}
