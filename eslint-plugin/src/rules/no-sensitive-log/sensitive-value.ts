import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { lastNameOf } from "../../log-calls/last-name.js";
import { isAboutLogins, sensitivityOf } from "../../log-calls/sensitive-name.js";
import { asMember, keyName, memberName } from "../../syntax/property.js";
import { unwrap, unwrapAwait } from "../../syntax/unwrap.js";
import { originOf, type Variable } from "../../syntax/variables.js";
import { isAboutTheValue, isHarmlessVariable, isLoopVariable, makesSecret } from "./harmless-value.js";
import type { LoggedValue } from "./logged-values.js";
import { destructuredPart, requestPart } from "./request-parts.js";
import { fieldInRows, isMarkedField, isMarkedMember } from "./schema-fields.js";

/** What is wrong with a value in a log. */
export type Leak =
  | { readonly kind: "secret" }
  /** What a user sent, whole: `body`, `headers`, `cookies`. */
  | { readonly kind: "request"; readonly part: string }
  | { readonly kind: "environment" }
  /** A field that the schema marks. */
  | { readonly kind: "marked"; readonly field: string }
  /** A row, whole, of a model that has a sensitive field. */
  | { readonly kind: "row"; readonly field: string; readonly model: string };

const SECRET: Leak = { kind: "secret" };
const SECRET_HEADERS = /^(?:authorization|cookie|proxy-authorization|x-api-key|x-auth-token|x-access-token)$/i;
/** Objects whose members are texts about a thing, settings of it, or names for it. */
const ABOUT_THINGS =
  /^(?:err|e|\w*errors?|\w*messages?|labels?|fields?|schemas?|shape|validation|touched|routes?|paths?|links?|urls?|icons?|styles?|theme|colors?|t|z|i18n|translations?|strings|constants|\w*types?|\w*enums?|permissions?|features?|flags|_?counts?|stats|usage|rules|limits?|node|lexer|parser|scanner)$/i;
const CONSTANT_NAME = /^[A-Z][A-Z0-9_]*$/;

/** What a log shows of a value; `undefined`: nothing that this file knows to be sensitive. */
export function leakOf(file: SourceFile, { node, key }: LoggedValue): Leak | undefined {
  const own = ownLeak(file, node);
  const name = key && keyName(key);
  if (own || name === undefined || isAboutTheValue(node)) return own;
  if (node.type === "CallExpression" && !makesSecret(node)) return undefined;
  if (node.type === "Identifier" && isHarmlessIdentifier(file, node)) return undefined;
  if (node.type === "MemberExpression" && isNameOfThing(node)) return undefined;
  if (isSensitive(file, name)) return SECRET;
  return isMarkedField(file, name) && node.type !== "CallExpression" ? { kind: "marked", field: name } : undefined;
}

function ownLeak(file: SourceFile, node: TSESTree.Node): Leak | undefined {
  switch (node.type) {
    case "Identifier":
      return leakOfIdentifier(file, node);
    case "MemberExpression":
      return leakOfMember(file, node);
    case "CallExpression":
      return leakOfCall(file, node);
    default:
      return undefined;
  }
}

function leakOfIdentifier(file: SourceFile, node: TSESTree.Identifier): Leak | undefined {
  const variable = file.variableOf(node);
  if (variable === undefined || isHarmlessVariable(variable)) return undefined;
  const origin = originOf(variable);
  if (origin.kind === "value") {
    const value = unwrapAwait(origin.value);
    const leak = value.type === "CallExpression" ? leakOfCall(file, value) : undefined;
    // A row by the name of a secret is a row: `const apiKey = await prisma.apiKey.create(…)`.
    if (leak || file.prisma.callAt(value)) return leak;
    if (value.type === "MemberExpression") {
      const part = leakOfMember(file, value);
      if (part) return part;
    }
  }
  const part = origin.kind === "part" ? destructuredPart(file, origin.value, origin.path) : undefined;
  if (part !== undefined) return { kind: "request", part };
  return isNamedSecret(file, node.name, variable) ? SECRET : undefined;
}

function isHarmlessIdentifier(file: SourceFile, node: TSESTree.Identifier): boolean {
  const variable = file.variableOf(node);
  return variable === undefined || isHarmlessVariable(variable) || file.prisma.callAt(node) !== undefined;
}

/** Whether a variable's name and declaration say that it holds a secret. */
function isNamedSecret(file: SourceFile, name: string, variable: Variable): boolean {
  if (!isSensitive(file, name)) return false;
  const origin = originOf(variable);
  const isConstant = CONSTANT_NAME.test(name);
  switch (origin.kind) {
    case "function":
    case "class":
    case "enum":
      return false;
    case "import":
      // A function may be called by what it gives; a constant or a secret is none.
      return sensitivityOf(name) === "certain" && (isConstant || /secret$|key$/i.test(name));
    case "value":
      return !isConstant || /\benv\b/.test(file.textOf(origin.value));
    case "part":
    case "parameter":
      return true;
    case "other":
      return !isLoopVariable(variable) || sensitivityOf(name) === "certain";
  }
}

function leakOfMember(file: SourceFile, node: TSESTree.MemberExpression): Leak | undefined {
  const name = memberName(node);
  if (name === undefined) return undefined;
  const object = unwrap(node.object);
  if (name === "env" && object.type === "Identifier" && object.name === "process") return { kind: "environment" };
  const part = requestPart(file, node);
  if (part !== undefined) return { kind: "request", part };
  if (SECRET_HEADERS.test(name) && /headers$/i.test(lastNameOf(object) ?? "")) return SECRET;
  if (isSensitive(file, name) && !isNameOfThing(node)) return SECRET;
  return isMarkedMember(file, object, name) ? { kind: "marked", field: name } : undefined;
}

/** `errors.password`, `TokenType.AccessToken`, `codes.INVALID_TOKEN`, `this.#lexer.token`: no value of a user's. */
function isNameOfThing(node: TSESTree.MemberExpression): boolean {
  const owner = lastNameOf(node.object) ?? "";
  if (ABOUT_THINGS.test(owner) || /^[A-Z][a-z]/.test(owner)) return true;
  return CONSTANT_NAME.test(memberName(node) ?? "") && !/env$|config$/i.test(owner);
}

function leakOfCall(file: SourceFile, node: TSESTree.CallExpression): Leak | undefined {
  const part = requestPart(file, node);
  if (part !== undefined) return { kind: "request", part };
  const member = asMember(node.callee);
  const [argument] = node.arguments;
  const header = member && memberName(member) === "get" && argument?.type === "Literal" ? argument.value : undefined;
  if (typeof header === "string" && SECRET_HEADERS.test(header)) return SECRET;
  const call = file.prisma.callAt(node);
  const field = call && fieldInRows(call);
  return field === undefined ? undefined : { kind: "row", field, model: call?.entry?.name ?? "" };
}

const aboutLogins = new WeakMap<SourceFile, boolean>();

function isSensitive(file: SourceFile, name: string): boolean {
  const sensitivity = sensitivityOf(name);
  if (sensitivity !== "in-context") return sensitivity === "certain";
  let isInContext = aboutLogins.get(file);
  if (isInContext === undefined) aboutLogins.set(file, (isInContext = isAboutLogins(file.text)));
  return isInContext;
}
