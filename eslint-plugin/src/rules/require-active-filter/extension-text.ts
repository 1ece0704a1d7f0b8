import type { ActiveField } from "../../../../src/model-map/model-map.js";
import { importedModule, type ClientModule } from "./client-module.js";

/** How many modules lie between the linted file and the one that extends the client. */
const HOPS = 1;

/**
 * Whether the text makes a client that leaves inactive rows out: by `$extends(hardening(…))`, or by an extension or a
 * middleware of its own that speaks of the soft-delete field.
 */
export function filtersInText(text: string, fields: readonly ActiveField[]): boolean {
  const isExtension = /\$extends\s*\(/.test(text);
  if (!isExtension && !/\$use\s*\(/.test(text)) return false;
  return (isExtension && speaksOfHardening(text)) || speaksOfFilter(text, fields);
}

export function speaksOfHardening(text: string): boolean {
  return /\bhardening\s*\(|["']prisma-hardening["']/.test(text);
}

/** An extension of the project's own, by a name such as `softDelete` or by the field it filters on. */
export function speaksOfFilter(text: string, fields: readonly ActiveField[]): boolean {
  return /soft[-_]?delet/i.test(text) || fields.some(({ field }) => new RegExp(`\\b${field}\\b`).test(text));
}

/** Whether what a module exports under a name is, or comes from, a client that leaves inactive rows out. */
export function filtersInModule(
  module: ClientModule,
  name: string | undefined,
  fields: readonly ActiveField[],
  hops = HOPS,
): boolean {
  if (filtersInText(module.text, fields)) return name === undefined || !isPlainClient(module.text, name);
  if (hops === 0) return false;
  return module.sources.some((source) => {
    const next = importedModule(module.file, source);
    return next !== undefined && filtersInModule(next, name, fields, hops - 1);
  });
}

/** `export const prisma = new PrismaClient(…)` with no `$extends` behind it, and no middleware. */
function isPlainClient(text: string, name: string): boolean {
  if (/\$use\s*\(/.test(text)) return false;
  const declared = new RegExp(
    `\\b(?:const|let|var)\\s+${name.replaceAll("$", "\\$")}\\b[^=;\\n]*=\\s*new\\s+[\\w.]*Client\\s*\\(`,
  );
  const match = declared.exec(text);
  if (!match) return false;
  return !/^\s*\.\s*\$extends/.test(text.slice(endOfCall(text, match.index + match[0].length)));
}

/** The offset behind the `)` of the call whose `(` stands before `start`. */
function endOfCall(text: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; at < text.length && depth > 0; at++) depth += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
  return at;
}
