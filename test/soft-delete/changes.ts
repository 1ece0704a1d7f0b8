import type { PlainClient } from "../support/clients.js";
import { DELETED_AT } from "./rows.js";

type Row = Readonly<Record<string, unknown>>;

/** Every row of the database, by its model and id: `Post 1`. Parents stand before their children. */
export type Stored = ReadonlyMap<string, Row>;

const A_MINUTE_MS = 60_000;

const MODELS = [
  "Org",
  "User",
  "Profile",
  "Category",
  "Post",
  "Comment",
  "Tag",
  "Membership",
  "Team",
  "Person",
  "Ticket",
  "Folder",
  "Invoice",
  "InvoiceLine",
] as const;

export async function stored(plain: PlainClient): Promise<Stored> {
  const models = await plain.$transaction([
    plain.org.findMany(),
    plain.user.findMany(),
    plain.profile.findMany(),
    plain.category.findMany(),
    plain.post.findMany({ include: { tags: { select: { id: true }, orderBy: { id: "asc" } } } }),
    plain.comment.findMany(),
    plain.tag.findMany(),
    plain.membership.findMany(),
    plain.team.findMany(),
    plain.person.findMany(),
    plain.ticket.findMany(),
    plain.folder.findMany(),
    plain.invoice.findMany(),
    plain.invoiceLine.findMany(),
  ]);
  return new Map(
    models.flatMap((rows, index) => rows.map((row) => [`${String(MODELS[index])} ${idOf(row)}`, row] as const)),
  );
}

function idOf(row: Row): string {
  return "id" in row ? String(row["id"]) : `${String(row["userId"])}/${String(row["orgId"])}`;
}

/** What differs, a line each: `Post 1: isActive = false`, `+ Tag 3`, `- Tag 3`. Sorted. */
export function difference(before: Stored, after: Stored): string[] {
  const lines: string[] = [];
  for (const name of before.keys()) if (!after.has(name)) lines.push(`- ${name}`);
  for (const [name, row] of after) {
    const old = before.get(name);
    if (old === undefined) lines.push(`+ ${name}`);
    else for (const field of changedFields(old, row)) lines.push(`${name}: ${field} = ${text(row[field])}`);
  }
  return lines.sort();
}

function changedFields(old: Row, row: Row): string[] {
  return Object.keys(row).filter((field) => text(row[field]) !== text(old[field]));
}

function text(value: unknown): string {
  if (Array.isArray(value)) return (value as Row[]).map(idOf).join("+");
  if (!(value instanceof Date)) return String(value);
  if (value.getTime() === DELETED_AT.getTime()) return "DELETED_AT";
  return Math.abs(Date.now() - value.getTime()) < A_MINUTE_MS ? "now" : value.toISOString();
}

/** Takes the changes back row by row; `false` where a row is gone or many have changed, which is left to a reset. */
export async function undo(plain: PlainClient, before: Stored, after: Stored): Promise<boolean> {
  if ([...before.keys()].some((name) => !after.has(name))) return false;
  const updates: unknown[] = [];
  const deletes: unknown[] = [];
  for (const [name, row] of [...after].reverse()) {
    const delegate = delegateOf(plain, name);
    const where = "id" in row ? { id: row["id"] } : { userId_orgId: { userId: row["userId"], orgId: row["orgId"] } };
    const old = before.get(name);
    if (old === undefined) deletes.push(delegate.delete({ where }));
    else if (changedFields(old, row).length > 0) {
      const data = Object.fromEntries(changedFields(old, row).map((field) => [field, former(old[field])]));
      updates.push(delegate.update({ where, data }));
    }
  }
  if (updates.length + deletes.length > 100) return false;
  await plain.$transaction([...updates, ...deletes] as ReturnType<PlainClient["tag"]["update"]>[]);
  return true;
}

function former(value: unknown): unknown {
  return Array.isArray(value) ? { set: (value as Row[]).map(({ id }) => ({ id })) } : value;
}

function delegateOf(plain: PlainClient, name: string) {
  type Delegate = Readonly<Record<"update" | "delete", (args: object) => unknown>>;
  const model = name.charAt(0).toLowerCase() + name.slice(1, name.indexOf(" "));
  const delegate = (plain as unknown as Readonly<Record<string, Delegate>>)[model];
  if (delegate === undefined) throw new Error(`The client has no ${model}.`);
  return delegate;
}
