import type { CheckContext } from "../context.js";
import { looked, notApplicable, unknown, type Finding, type Outcome } from "../outcome.js";
import { history, type History, type NewMigration } from "./new-migrations.js";
import { sqlWords, type SqlWords } from "./wording.js";

interface Looker {
  /** What is wrong with a new migration. */
  readonly look: (migration: NewMigration) => readonly Finding[];
  /** To stand behind the evidence. */
  readonly remark?: () => string | undefined;
}

/** What a check says of the new migrations. What cannot be read is unknown. */
export async function onNewMigrations(
  context: CheckContext,
  prepare: (all: History, words: SqlWords) => Looker | Promise<Looker>,
): Promise<Outcome> {
  const all = await context.fact(history);
  const { files, noDialect, fresh } = all;
  if (files.migrations.length === 0) return notApplicable(`there are no migrations in ${files.folder}`);
  if (files.missing !== undefined) return unknown(files.missing.subject, files.missing.seen, files.missing.write);
  const isNothingNew = !files.migrations.some(({ isNew }) => isNew);
  if (noDialect !== undefined && !isNothingNew) return unknown(files.folder, noDialect.seen, noDialect.write);
  const { look, remark } = await prepare(all, sqlWords(all.dialect?.family ?? "postgresql"));
  const findings = fresh.flatMap(look);
  const more = remark?.();
  return looked(more === undefined ? files.sentence : `${files.sentence}; ${more}`, findings);
}

/** What needs no parser to be told. */
const OTHERS: { readonly [provider: string]: string } = { mysql: "MySQL", sqlite: "SQLite" };

/** Of a check about PostgreSQL's locks. Other databases change tables in other ways. */
export async function onNewPostgresMigrations(
  context: CheckContext,
  prepare: (all: History) => Looker | Promise<Looker>,
): Promise<Outcome> {
  const { dialect, files } = await context.fact(history);
  const name = dialect?.name ?? (files.migrations.length > 0 ? OTHERS[files.provider ?? ""] : undefined);
  if (name !== undefined && name !== "PostgreSQL")
    return notApplicable(`it is about the locks of PostgreSQL, and this is ${name}`);
  return onNewMigrations(context, prepare);
}
