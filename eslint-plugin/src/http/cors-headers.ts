import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, keyName, literalText, memberName, propertyOf } from "../syntax/property.js";
import { wrapped } from "../syntax/unwrap.js";
import { enclosingFunction, functionName } from "../syntax/functions.js";
import { conditionsAt } from "./conditions.js";
import { constantOf } from "./constant.js";
import type { CorsConfig } from "./cors-configs.js";
import { isRequestOrigin } from "./cors-origin.js";
import { calleeName } from "./imported.js";

const HEADER = "access-control-allow-origin";
/** Of a response or its headers. */
const SETTERS: ReadonlySet<string | undefined> = new Set(["setHeader", "header", "set", "append", "appendHeader"]);
/** Functions whose object or headers object belongs to a response. */
const RESPONDERS =
  /^(?:Response|NextResponse|Headers|json|writeHead|set|header|headers|newResponse|redirect|next|text|body|html|createResponse|jsonResponse|send|setResponseHeaders|setHeaders|rewrite)$/;
/** What everyone may load anyway. */
const PUBLIC_CONTENT = /^(?:image|font|audio|video)\/|^(?:text\/css|(?:text|application)\/(?:x-)?javascript)/i;
const PUBLIC_FILES =
  /image|font|asset|static|thumbnail|avatar|favicon|manifest|sitemap|oembed|embed|opengraph|well-?known|feed|rss\b/i;

/** `res.setHeader("Access-Control-Allow-Origin", "*")`, also with the origin of the request and credentials. */
export function asOpenHeaderCall(file: SourceFile, node: TSESTree.CallExpression): CorsConfig | undefined {
  const method = asMember(node.callee);
  const [name, value] = node.arguments;
  if (!method || !SETTERS.has(memberName(method)) || !name || !value) return undefined;
  if (literalText(constantOf(file, name))?.toLowerCase() !== HEADER) return undefined;
  if (/req(?:uest)?(?:\.headers)?$|^(?:axios|xhr|http)\b/i.test(file.textOf(method.object))) return undefined;
  if (literalText(constantOf(file, value)) === "*") {
    return servesPublicFiles(file, node) ? undefined : { node, origin: "any", path: undefined };
  }
  const isReflected = isRequestOrigin(file, value) && sendsCredentials(file) && !isChecked(file, node);
  return isReflected ? { node, origin: "reflected", path: undefined } : undefined;
}

/** `"Access-Control-Allow-Origin": "*"` in an object that becomes the headers of a response. */
export function asOpenHeaderProperty(file: SourceFile, node: TSESTree.Property): CorsConfig | undefined {
  const key = keyName(node);
  if (node.parent.type !== "ObjectExpression" || key === undefined) return undefined;
  const object = node.parent;
  if (key.toLowerCase() === HEADER) {
    if (literalText(constantOf(file, node.value)) !== "*" || isPublicContent(object)) return undefined;
    if (servesPublicFiles(file, node)) return undefined;
    return isOfResponse(file, object) ? { node, origin: "any", path: undefined } : undefined;
  }
  return key === "key" ? ofConfigEntry(file, node, object) : undefined;
}

/** `{ key: "Access-Control-Allow-Origin", value: "*" }` of Next.js's `headers()`. */
function ofConfigEntry(
  file: SourceFile,
  node: TSESTree.Property,
  object: TSESTree.ObjectExpression,
): CorsConfig | undefined {
  const value = propertyOf(object, "value")?.value;
  if (literalText(node.value)?.toLowerCase() !== HEADER || !value) return undefined;
  if (literalText(constantOf(file, value)) !== "*") return undefined;
  const rule = object.parent.type === "ArrayExpression" ? object.parent.parent.parent : undefined;
  const source = rule?.type === "ObjectExpression" ? propertyOf(rule, "source")?.value : undefined;
  return { node: object, origin: "any", path: source && literalText(source) };
}

function isOfResponse(file: SourceFile, object: TSESTree.ObjectExpression): boolean {
  const outer = wrapped(object);
  const parent = outer.parent;
  switch (parent?.type) {
    case "NewExpression":
    case "CallExpression":
      return RESPONDERS.test(calleeName(parent.callee) ?? "");
    case "Property": {
      // `{ status, headers: { … } }`
      if (keyName(parent) !== "headers" || parent.parent.type !== "ObjectExpression") return false;
      const init = parent.parent;
      return propertyOf(init, "statusCode") !== undefined || isOfResponse(file, init);
    }
    case "VariableDeclarator":
      return parent.id.type === "Identifier" && isCorsName(parent.id.name);
    case "SpreadElement":
      return parent.parent.type === "ObjectExpression" && isOfResponse(file, parent.parent);
    default:
      return false;
  }
}

/** `corsHeaders`, `CORS`. */
function isCorsName(name: string): boolean {
  return /cors/i.test(name);
}

/** Beside a type that is no data, or declared public for every cache. */
function isPublicContent(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((property) => {
    if (property.type !== "Property") return false;
    const name = keyName(property)?.toLowerCase();
    const value = literalText(property.value) ?? "";
    if (name === "content-type") return PUBLIC_CONTENT.test(value);
    return name === "cache-control" && /\bpublic\b|immutable/.test(value);
  });
}

/** A function or a file that is named after images, fonts or what else pages of other sites embed. */
function servesPublicFiles(file: SourceFile, node: TSESTree.Node): boolean {
  const owner = enclosingFunction(node);
  const name = file.filename.slice(file.filename.lastIndexOf("/") + 1);
  return PUBLIC_FILES.test(name) || PUBLIC_FILES.test((owner && functionName(owner)) ?? "");
}

function sendsCredentials(file: SourceFile): boolean {
  return /Access-Control-Allow-Credentials/i.test(file.text);
}

/** Whether anything more than its being there was asked of the origin. */
function isChecked(file: SourceFile, node: TSESTree.Node): boolean {
  return conditionsAt(node, enclosingFunction(node)).some(
    ({ test }) =>
      test !== null &&
      !/^!?\(?\w*origin\w*\)?$|^!?req(?:uest)?\.headers\.origin$|\.method\s*===/i.test(file.textOf(test)),
  );
}
