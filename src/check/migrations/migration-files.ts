import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ConnectorType } from "@prisma/generator-helper";
import { defineFact } from "../context.js";
import { projectSchema } from "../project/project-schema.js";
import { baseline, type Baseline } from "./baseline.js";
import { isMissing, type MissingRevision } from "./base-revision.js";
import { lockFile } from "./lock-file.js";
import { migrationFolder } from "./migration-folder.js";

export interface Migration {
  /** Of its folder: `20260101000000_init`. */
  readonly name: string;
  /** Relative to the project's root. */
  readonly file: string;
  readonly sql: string;
  readonly isNew: boolean;
}

export interface MigrationFiles {
  /** Relative to the project's root. */
  readonly folder: string;
  /** In the order in which Prisma applies them. */
  readonly migrations: readonly Migration[];
  /** What migration_lock.toml says, else the schema. */
  readonly provider: ConnectorType | undefined;
  /** Absent where it cannot be seen what is new: every migration counts as old then. */
  readonly baseline?: Baseline;
  readonly missing?: MissingRevision;
  /** As evidence: "14 migrations, 3 of them new against origin/main". */
  readonly sentence: string;
}

export const migrationFiles = defineFact<MigrationFiles>({
  read: async (context) => {
    const { root } = context;
    const [folder, schema, base] = await Promise.all([
      context.fact(migrationFolder),
      context.fact(projectSchema),
      context.fact(baseline),
    ]);
    const texts = await textsIn(root, folder);
    const provider = (await lockFile(root, folder))?.provider ?? (schema.isReadable ? schema.provider : undefined);
    const compared = isMissing(base) ? undefined : base;
    const migrations = texts.map(({ name, file, sql }): Migration => {
      return { name, file, sql, isNew: compared?.isNew(file, name) ?? false };
    });
    const known = isMissing(base) ? { missing: base } : { baseline: base };
    return { folder, migrations, provider, ...known, sentence: sentenceOf(migrations, compared) };
  },
});

type Text = Omit<Migration, "isNew">;

async function textsIn(root: string, folder: string): Promise<readonly Text[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  // As Prisma sorts them: by code units, whatever the language of the machine.
  const texts = await Promise.all(names.sort().map((name) => textOf(root, `${folder}/${name}/migration.sql`, name)));
  return texts.flatMap((text) => text ?? []);
}

async function textOf(root: string, file: string, name: string): Promise<Text | undefined> {
  try {
    return { name, file, sql: await readFile(path.join(root, file), "utf8") };
  } catch {
    return undefined;
  }
}

function sentenceOf(migrations: readonly Migration[], base: Baseline | undefined): string {
  const all = migrations.length === 1 ? "1 migration" : `${migrations.length} migrations`;
  if (base === undefined) return all;
  const fresh = migrations.filter(({ isNew }) => isNew).length;
  return `${all}, ${fresh} of them ${base.sentence}`;
}
