import fc from "fast-check";
import type { PlainClient } from "../support/clients.js";
import { map, modelEntry, scalarsOf, type Scalar } from "./fields.js";

export type Row = Record<string, unknown>;

/** Rows by model; `_PostToTag` holds the pairs of the implicit many-to-many relation. */
export type Dataset = Readonly<Record<string, readonly Row[]>>;

/** Parents before children, so that foreign keys hold at every step. */
const MODELS = [
  ["Org", 3],
  ["User", 7],
  ["Profile", 5],
  ["Category", 3],
  ["Post", 9],
  ["Comment", 9],
  ["Tag", 4],
  ["Membership", 6],
  ["Team", 3],
  ["Person", 5],
  ["Ticket", 5],
  ["Folder", 6],
  ["Invoice", 3],
  ["InvoiceLine", 6],
] as const satisfies readonly (readonly [string, number])[];

export const MODEL_NAMES = MODELS.map(([name]) => name);

const DELETED_AT = new Date("2024-05-06T07:08:09.000Z");

/** Random rows, about two in five inactive, with foreign keys to rows in any state. */
export function generateDataset(seed: number): Dataset {
  let index = 0;
  const numbers = fc.sample(fc.nat({ max: 2 ** 31 - 1 }), { seed, numRuns: 4_000 });
  const random = (below: number) => (numbers[index++ % numbers.length] ?? 0) % below;
  const dataset: Record<string, Row[]> = {};
  for (const [model, size] of MODELS) dataset[model] = makeRows(model, size, dataset, random);
  dataset["_PostToTag"] = uniqueRows(12, () => ({ A: random(9) + 1, B: random(4) + 1 }));
  return dataset;
}

function makeRows(model: string, size: number, dataset: Dataset, random: (below: number) => number): Row[] {
  const { relations, id } = modelEntry(model);
  const keys = new Map(
    Object.values(relations).flatMap(({ fields, model: target, kind }) =>
      fields.map((field) => [field, { target, isOptional: kind === "optional" }] as const),
    ),
  );
  let number = 0;
  const used = new Set<number>();
  return uniqueRows(
    size,
    () => {
      number += 1;
      const row: Row = {};
      for (const scalar of scalarsOf(model)) {
        const key = keys.get(scalar.name);
        if (key === undefined) {
          row[scalar.name] = id.includes(scalar.name) ? number : randomValue(scalar, number, random);
          continue;
        }
        const isOneToOne = model === "Profile";
        const count = key.target === model ? number - 1 : (dataset[key.target]?.length ?? 0);
        const isNull = key.isOptional && (count === 0 || random(4) === 0);
        let value: number | null = isNull ? null : random(count) + 1;
        if (isOneToOne && value !== null) {
          while (used.has(value)) value = (value % count) + 1;
          used.add(value);
        }
        row[scalar.name] = value;
      }
      return row;
    },
    (row) => JSON.stringify(id.map((field) => row[field])),
  );
}

function uniqueRows(size: number, make: () => Row, key: (row: Row) => string = JSON.stringify): Row[] {
  const rows = new Map<string, Row>();
  for (let attempt = 0; attempt < size; attempt += 1) {
    const row = make();
    rows.set(key(row), row);
  }
  return [...rows.values()];
}

function randomValue({ name, type, isNullable }: Scalar, number: number, random: (below: number) => number): unknown {
  if (name === "email" || name === "number" || name === "name") {
    if (!isNullable) return `${name}${String(number)}`;
  }
  if (name === "isActive") return random(5) > 1;
  if (name === "isDeleted") return random(5) < 2;
  if (name === "deletedAt") return random(5) < 2 ? DELETED_AT : null;
  if (isNullable && random(3) === 0) return null;
  if (type === "Int") return random(4);
  if (type === "Role") return random(2) === 0 ? "ADMIN" : "MEMBER";
  return ["a", "b", "ab"][random(3)];
}

export function isActive(model: string, row: Row): boolean {
  const { active } = modelEntry(model);
  return active === null || row[active.field] === active.when;
}

/** The dataset without its inactive rows; what referred to them is left as it is. */
export function withoutInactive(dataset: Dataset): Dataset {
  const active = Object.fromEntries(
    Object.entries(dataset).map(([model, rows]) => [
      model,
      model in map.models ? rows.filter((row) => isActive(model, row)) : rows,
    ]),
  );
  const ids = (model: string) => new Set(active[model]?.map((row) => row["id"]));
  const [posts, tags] = [ids("Post"), ids("Tag")];
  return { ...active, _PostToTag: (dataset["_PostToTag"] ?? []).filter(({ A, B }) => posts.has(A) && tags.has(B)) };
}

export async function store(client: PlainClient, dataset: Dataset): Promise<void> {
  const quote = (name: string) =>
    (client as unknown as { _activeProvider: string })._activeProvider === "mysql" ? `\`${name}\`` : `"${name}"`;
  const tables = [...MODEL_NAMES].reverse();
  await client.$executeRawUnsafe(`DELETE FROM ${quote("_PostToTag")}`);
  await client.$executeRawUnsafe(`UPDATE ${quote("User")} SET ${quote("managerId")} = NULL`);
  await client.$executeRawUnsafe(`UPDATE ${quote("Folder")} SET ${quote("parentId")} = NULL`);
  for (const table of tables) await client.$executeRawUnsafe(`DELETE FROM ${quote(table)}`);
  for (const model of MODEL_NAMES) {
    const rows = dataset[model] ?? [];
    const delegate = delegateOf(client, model);
    if (rows.length > 0) await delegate["createMany"]?.({ data: rows });
  }
  for (const { A, B } of dataset["_PostToTag"] ?? []) {
    const columns = `${quote("A")}, ${quote("B")}`;
    await client.$executeRawUnsafe(
      `INSERT INTO ${quote("_PostToTag")} (${columns}) VALUES (${String(A)}, ${String(B)})`,
    );
  }
}

export type Delegate = Readonly<Record<string, (args: unknown) => Promise<unknown>>>;

export function delegateOf(client: object, model: string): Delegate {
  const delegates = client as Readonly<Record<string, Delegate>>;
  const delegate = delegates[model.charAt(0).toLowerCase() + model.slice(1)];
  if (delegate === undefined) throw new Error(`The client has no model ${model}.`);
  return delegate;
}
