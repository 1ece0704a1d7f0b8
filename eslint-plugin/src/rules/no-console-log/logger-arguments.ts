import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import type { Logger } from "../../log-calls/logger-in-scope.js";
import { asMember, literalText, memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";

/**
 * What the arguments of `console.log` are for a logger; `undefined` where that is not plain. The console takes any number;
 * pino drops what stands behind the message, and Nest takes it for the context.
 */
export function argumentsFor(
  file: SourceFile,
  { kind }: Logger,
  args: readonly TSESTree.CallExpressionArgument[],
): string | undefined {
  const [first, ...rest] = args;
  if (first === undefined || first.type === "SpreadElement") return undefined;
  if (rest.length === 0) return file.textOf(first);
  const message = literalText(first);
  if (message === undefined || message.includes("%") || (kind !== "pino" && kind !== "winston")) return undefined;
  const entries = rest.map((argument) => entryOf(file, argument));
  const names = entries.map((entry) => entry?.name);
  if (names.includes(undefined) || new Set(names).size < names.length) return undefined;
  const fields = `{ ${entries.map((entry) => entry?.text).join(", ")} }`;
  return kind === "pino" ? `${fields}, ${file.textOf(first)}` : `${file.textOf(first)}, ${fields}`;
}

/** `count` as `count`, `order.id` as `id: order.id`. An error goes by the name that pino's serialiser knows. */
function entryOf(
  file: SourceFile,
  argument: TSESTree.CallExpressionArgument,
): { readonly name: string; readonly text: string } | undefined {
  const inner = unwrap(argument);
  if (inner.type === "Identifier") return { name: inner.name, text: inner.name };
  const member = asMember(inner);
  const name = member && memberName(member);
  return name !== undefined && /^[A-Za-z_$][\w$]*$/.test(name)
    ? { name, text: `${name}: ${file.textOf(argument)}` }
    : undefined;
}
