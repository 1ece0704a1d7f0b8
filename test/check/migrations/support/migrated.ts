import type { Difference } from "../../../../src/check/migrations/drift/difference.js";
import { compareCatalogues } from "../../../../src/check/migrations/drift/compare.js";
import { catalogueOfSchema } from "../../../../src/check/migrations/drift/declared-catalogue.js";
import { migratedCatalogue } from "../../../../src/check/migrations/drift/migrated-catalogue.js";
import { hasPreviewFeature } from "../../../../src/prisma-schema/generators.js";
import { postgresDialect } from "../../../../src/check/migrations/postgres/dialect.js";

export interface Drift {
  readonly differences: readonly Difference[];
  /** What MIG012 could not follow. */
  readonly doubts: readonly string[];
}

const dialect = await postgresDialect("PostgreSQL");

/** What MIG012 sees in these migrations and that schema. */
export async function driftOf(migrations: readonly string[], schema: string): Promise<Drift> {
  const files = [{ path: "schema.prisma", text: schema }];
  const declared = await catalogueOfSchema(files, dialect);
  const scripts = migrations.map((sql, index) => {
    const name = `2026010100000${index}_step`;
    return {
      migration: { name, file: `prisma/migrations/${name}/migration.sql`, sql, isNew: true },
      script: dialect.parse(sql),
    };
  });
  const { catalogue, doubts } = migratedCatalogue(scripts, dialect);
  return {
    differences: compareCatalogues(declared, catalogue, { partialIndexes: hasPreviewFeature(files, "partialIndexes") }),
    doubts: doubts.map(({ what }) => what),
  };
}
