import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { lastNameOf } from "../../log-calls/last-name.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

/** What a user sent, whole: among it the password of a login, the token of a session. */
const PARTS: ReadonlySet<string> = new Set(["headers", "body", "rawBody", "cookies", "signedCookies", "rawHeaders"]);
const REQUEST = /^_?(?:req|request|nextReq|nextRequest|httpRequest)$/;

/** The part of a request that an expression is: `req.body`, `await request.json()`, `ctx.req.headers`. */
export function requestPart(file: SourceFile, node: TSESTree.Node): string | undefined {
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    return name !== undefined && PARTS.has(name) && isRequest(file, node.object) ? name : undefined;
  }
  if (node.type !== "CallExpression" || node.arguments.length > 0) return undefined;
  const member = asMember(node.callee);
  const method = member && memberName(member);
  const isBody = method === "json" || method === "formData";
  return member && isBody && isRequest(file, member.object) ? "body" : undefined;
}

/** The part that a variable was taken apart from: `const { body } = req`. */
export function destructuredPart(file: SourceFile, value: TSESTree.Node, path: readonly string[]): string | undefined {
  const [part = "", deeper] = path;
  return deeper === undefined && PARTS.has(part) && isRequest(file, value) ? part : undefined;
}

function isRequest(file: SourceFile, expression: TSESTree.Node): boolean {
  const inner = unwrap(expression);
  if (inner.type === "Identifier") {
    if (!REQUEST.test(inner.name)) return false;
    // `const request = await fetch(…)`, `import request from "supertest"`: not what a user sent.
    const variable = file.variableOf(inner);
    const kind = variable && originOf(variable).kind;
    return kind === "parameter" || kind === "part";
  }
  const member = asMember(inner);
  if (!member) return false;
  const name = memberName(member) ?? "";
  if (name === "raw") return isRequest(file, member.object);
  return REQUEST.test(name) && /^(?:c|ctx|context|this|event|opts|args|http)$/.test(ownerName(member.object));
}

function ownerName(object: TSESTree.Node): string {
  return unwrap(object).type === "ThisExpression" ? "this" : (lastNameOf(object) ?? "");
}
