import path from "node:path";
import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown, type Finding } from "../../../outcome.js";
import { projectSchema, type ReadableSchema } from "../../../project/project-schema.js";
import { hasPreviewFeature } from "../../../../prisma-schema/generators.js";
import { relativeTo } from "../../../project/relative.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { compareCatalogues } from "../../drift/compare.js";
import type { Difference } from "../../drift/difference.js";
import { told } from "../../drift/finding.js";
import { migratedCatalogue, type Doubt } from "../../drift/migrated-catalogue.js";
import { schemaPlace } from "../../drift/schema-place.js";
import { history } from "../../new-migrations.js";
import { counted } from "../../wording.js";

/** The databases that Prisma's engine on npm makes tables for, and what reads their migrations. */
const COMPARED: { readonly [provider: string]: string } = { postgresql: "PostgreSQL", sqlite: "SQLite" };

export default defineCheck({
  id: "MIG012",
  title: "The migrations make the database that the schema describes",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const { files, dialect, noDialect, scripts } = await context.fact(history);
    if (files.migrations.length === 0) return notApplicable(`there are no migrations in ${files.folder}`);
    const schema = await context.fact(projectSchema);
    if (!schema.isReadable) return unknown(files.folder, schema.seen.replace(/\.$/, ""), schema.write);
    const write = `npx prisma migrate diff --from-migrations ${files.folder} --to-schema ${relativeTo(context.root, schema.place)} --exit-code
It needs an empty database: \`shadowDatabaseUrl\` in prisma.config.ts.`;
    if (noDialect !== undefined && COMPARED[schema.provider] !== undefined)
      return unknown(files.folder, noDialect.seen, noDialect.write);
    if (dialect === undefined || COMPARED[schema.provider] !== dialect.name) {
      const isOfSchema = COMPARED[schema.provider] === undefined;
      const provider = isOfSchema ? schema.provider : (files.provider ?? schema.provider);
      return unknown(
        files.folder,
        `without a database, migrations are compared with the schema for PostgreSQL and SQLite only, and this is ${provider}`,
        write,
      );
    }

    const { catalogueOfSchema } = await import("../../drift/declared-catalogue.js");
    const declared = await catalogueOfSchema(schema.files, dialect).catch(() => undefined);
    if (declared === undefined) {
      const place = path.basename(schema.place);
      return unknown(files.folder, `Prisma's engine does not say which tables ${place} makes`, write);
    }
    const { catalogue, doubts } = migratedCatalogue(scripts, dialect);
    const differences = compareCatalogues(declared, catalogue, {
      partialIndexes: hasPreviewFeature(schema.files, "partialIndexes"),
    });
    const evidence = `${counted(files.migrations.length, "migration")} and ${counted(declared.tables.size, "table")} of the schema`;
    const seen = { schema, declared, doubts };
    return looked(evidence, [...differences.map((one) => finding(one, seen)), ...doubted(doubts, write)]);
  },
});

interface Seen {
  readonly schema: ReadableSchema;
  readonly declared: Catalogue;
  readonly doubts: readonly Doubt[];
}

function finding(one: Difference, { schema, declared, doubts }: Seen): Finding {
  const place = schemaPlace(schema.schema, one);
  const key = declared.key("type" in one ? one.type : one.table);
  const doubt = doubts.find(({ about }) => about?.has(key) !== false);
  const more = place === undefined ? {} : { place };
  if (doubt === undefined)
    return { ...told(one), ...more, ...(one.kind === "unknownTable" ? { level: "unknown" } : {}) };
  const { seen, ...rest } = told(one);
  const { file, line } = doubt.place;
  return {
    ...rest,
    seen: `${seen}, as far as it can be read: ${doubt.what}, ${file}:${line}`,
    ...more,
    level: "unknown",
  };
}

/** One for each migration: they are old, and no one changes them. */
function doubted(doubts: readonly Doubt[], write: string): readonly Finding[] {
  const first = new Map([...doubts].reverse().map((doubt) => [doubt.name, doubt]));
  return [...first.values()].reverse().map(({ name, place, what }) => ({
    subject: name,
    seen: `what it does to the tables cannot be told: ${what}`,
    consequence: "whether the database is as the schema says is not known",
    write,
    place,
    level: "unknown",
  }));
}
