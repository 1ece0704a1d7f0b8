import { PrismaClientKnownRequestError } from "@prisma/client/runtime/client";
import { messages } from "../messages.js";
import type { Args } from "../soft-delete/args.js";
import type { SoftModel, SoftRelation } from "../soft-delete/model.js";
import { addConditions } from "../soft-delete/where.js";
import type { ModelContext } from "./model-context.js";

export function isNotFound(error: unknown): error is PrismaClientKnownRequestError {
  return error instanceof PrismaClientKnownRequestError && error.code === "P2025";
}

/** What Prisma throws when the database refuses a delete because of a foreign key: `P2003`. */
export function restrictedError(
  modelName: string,
  blocking: readonly string[],
  clientVersion = "",
): PrismaClientKnownRequestError {
  const meta = { modelName, relations: blocking };
  return new PrismaClientKnownRequestError(messages.restricted(modelName, blocking), {
    code: "P2003",
    clientVersion,
    meta,
  });
}

/** The `Restrict` relations in which one row has visible rows. */
export async function blockingRelations(
  context: ModelContext,
  restrict: readonly SoftRelation[],
  where: unknown,
): Promise<readonly string[]> {
  const lists = restrict.filter(({ kind }) => kind === "list");
  const select: Record<string, unknown> = {};
  if (lists.length > 0) select["_count"] = { select: Object.fromEntries(lists.map(({ field }) => [field, true])) };
  for (const { field, kind, target } of restrict) if (kind !== "list") select[field] = { select: idSelect(target) };
  const row = await context.findUnique({ where, select });
  if (row === null) return [];
  const counts = (row["_count"] ?? {}) as Readonly<Record<string, number>>;
  return restrict
    .map(({ field }) => field)
    .filter((field) => (counts[field] ?? 0) > 0 || (row[field] ?? null) !== null);
}

/** The first `Restrict` relation in which any of the rows has a visible row. */
export async function firstBlockingRelation(
  context: ModelContext,
  model: SoftModel,
  restrict: readonly SoftRelation[],
  where: unknown,
): Promise<string | undefined> {
  for (const { field, kind, target } of restrict) {
    const visible = target.active?.where ?? {};
    const blocked = { [field]: kind === "list" ? { some: visible } : { is: visible } };
    const rows = await context.findMany({ where: addConditions(where, blocked), select: idSelect(model), take: 1 });
    if (rows.length > 0) return field;
  }
  return undefined;
}

function idSelect({ id }: SoftModel): Args {
  return Object.fromEntries(id.map((field) => [field, true]));
}
