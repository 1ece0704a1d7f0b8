import { models, type ModelName, type ShopClient } from "./shop.js";

type Row = Readonly<Record<string, unknown>>;

type Relations = Readonly<Record<string, { readonly model: ModelName; readonly inactive: string | null }>>;

/** Which rows of the database are inactive: by model, the keys that `keyOf` makes. */
export type InactiveRows = ReadonlyMap<ModelName, ReadonlySet<string>>;

/** What an answer shows. */
export interface Shown {
  /** Rows by model, in the order in which they were met. */
  readonly rows: ReadonlyMap<ModelName, number>;
  /** Of these, inactive ones. */
  readonly leaked: number;
  /** Inactive ones that the schema asks to show, by `@hardening.inactive(keep)`. */
  readonly kept: number;
}

export async function inactiveRows(client: ShopClient): Promise<InactiveRows> {
  const where = { isActive: false };
  const select = { id: true };
  const found: readonly (readonly [ModelName, readonly Row[]])[] = [
    ["Customer", await client.customer.findMany({ where, select })],
    ["Address", await client.address.findMany({ where, select })],
    ["Product", await client.product.findMany({ where, select })],
    ["Order", await client.order.findMany({ where, select })],
    ["OrderItem", await client.orderItem.findMany({ where, select })],
    ["Team", await client.team.findMany({ where, select })],
    ["Membership", await client.membership.findMany({ where, select: { teamId: true, customerId: true } })],
    ["Post", await client.post.findMany({ where, select })],
    ["Comment", await client.comment.findMany({ where, select })],
  ];
  return new Map(found.map(([model, rows]) => [model, new Set(rows.map((row) => keyOf(model, row)))]));
}

/** Looks at every row in an answer, however deep, and at whether it is one of the inactive ones. */
export function shown(answer: unknown, model: ModelName, inactive: InactiveRows): Shown {
  const rows = new Map<ModelName, number>();
  let leaked = 0;
  let kept = 0;

  const visit = (value: unknown, of: ModelName, isKept: boolean): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, of, isKept);
      return;
    }
    if (!isRow(value)) return;
    rows.set(of, (rows.get(of) ?? 0) + 1);
    if (inactive.get(of)?.has(keyOf(of, value))) {
      if (isKept) kept++;
      else leaked++;
    }
    const relations: Relations = models.models[of].relations;
    for (const [field, relation] of Object.entries(relations)) {
      visit(value[field], relation.model, relation.inactive === "keep");
    }
  };
  visit(answer, model, false);
  return { rows, leaked, kept };
}

function keyOf(model: ModelName, row: Row): string {
  return models.models[model].id.map((field) => String(row[field])).join(" ");
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null;
}
