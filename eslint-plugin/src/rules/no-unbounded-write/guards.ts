import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { contains, enclosingFunction } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

const CHECKS = /assert|invariant|check|ensure|require|valid|parse|guard|throw|must|verify|expect|^is[A-Z]/i;

/**
 * Whether somebody has looked at the value before the code comes to it: it, or what it was read from, stands in a test or is
 * handed to a check, in the function around or in one around that. What the test does is not asked: there was one.
 */
export function isGuarded(file: SourceFile, node: TSESTree.Node): boolean {
  const names = namesIn(file, node);
  if (names.length === 0) return false;
  const words = new RegExp(`(?<![\\w$.])(?:${names.map(escaped).join("|")})(?![\\w$])`);
  return checksBefore(file, node).some((check) => words.test(plain(file.textOf(check))));
}

/** `session.user.id`, and what it is part of: `session`, `session.user`; for a variable also where it came from. */
function namesIn(file: SourceFile, node: TSESTree.Node): readonly string[] {
  const inner = unwrap(node);
  switch (inner.type) {
    case "Identifier": {
      const variable = file.variableOf(inner);
      const origin = variable && originOf(variable);
      const source = origin?.kind === "value" ? namesIn(file, origin.value) : [];
      return [inner.name, ...source];
    }
    case "MemberExpression": {
      const object = namesIn(file, inner.object);
      // A request stands in many a test; that says nothing of each of its values.
      const isRequest = /^(?:req|request|ctx|context|c)(?:\.(?:req|request|body|query))*$/.test(
        plain(file.textOf(inner.object)),
      );
      return [plain(file.textOf(inner)), ...(isRequest ? [] : object)];
    }
    case "CallExpression":
      return namesIn(file, inner.callee);
    case "UnaryExpression":
      return namesIn(file, inner.argument);
    case "LogicalExpression":
    case "BinaryExpression":
      return [
        ...(inner.left.type === "PrivateIdentifier" ? [] : namesIn(file, inner.left)),
        ...namesIn(file, inner.right),
      ];
    case "ConditionalExpression":
      return [inner.test, inner.consequent, inner.alternate].flatMap((part) => namesIn(file, part));
    default:
      return [];
  }
}

function checksBefore(file: SourceFile, node: TSESTree.Node): readonly TSESTree.Node[] {
  const isBefore = (check: TSESTree.Node) => {
    const scope = enclosingFunction(check);
    return check.range[1] <= node.range[0] && (scope === undefined || contains(scope, node));
  };
  const tests = [
    ...[...file.nodes("IfStatement"), ...file.nodes("WhileStatement"), ...file.nodes("ConditionalExpression")].map(
      ({ test }): TSESTree.Node => test,
    ),
    ...file.nodes("SwitchStatement").map(({ discriminant }): TSESTree.Node => discriminant),
    // `id || fail()`, `id && (await prisma…)`
    ...file.nodes("LogicalExpression").map(({ left }): TSESTree.Node => left),
    ...file.nodes("CallExpression").filter(({ callee }) => CHECKS.test(calleeName(callee))),
  ];
  return tests.filter(isBefore);
}

function calleeName(callee: TSESTree.Node): string {
  const inner = unwrap(callee);
  if (inner.type === "Identifier") return inner.name;
  const member = asMember(inner);
  return (member && memberName(member)) ?? "";
}

/** `session!?.user` as `session.user`, in one line. */
function plain(text: string): string {
  return text
    .replaceAll("?.", ".")
    .replaceAll("!", "")
    .replaceAll(/\s*\.\s*/g, ".");
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
