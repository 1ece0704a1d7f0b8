import path from "node:path";
import type { ConnectorType } from "@prisma/generator-helper";
import { modelMapFromDmmf } from "../../model-map/from-dmmf.js";
import type { ActiveField, ModelMap } from "../../model-map/model-map.js";
import { readSchema, type Schema } from "../../model-map/schema.js";
import type { SchemaProblem } from "../../model-map/schema-problem.js";
import { datamodelOf, parserPlace, parserSentence } from "../../prisma-schema/datamodel.js";
import { configWithUnreadSchema, findSchemas } from "../../prisma-schema/find-schema.js";
import { listedFieldsIn } from "../../prisma-schema/listed-fields.js";
import { readSchemaFiles } from "../../prisma-schema/schema-files.js";
import { defineFact } from "../context.js";
import type { Place } from "../outcome.js";
import { relativeTo } from "./relative.js";

export type ProjectSchema = ReadableSchema | UnreadableSchema;

export interface ReadableSchema {
  readonly isReadable: true;
  /** Absolute: a file or a folder. */
  readonly place: string;
  /** Schemas of other packages that were found as well, and are not read; relative to the project's root. */
  readonly others: readonly string[];
  /** The paths are relative to the project's root. */
  readonly schema: Schema;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly models: ModelMap;
  /** What is wrong with its directives. */
  readonly problems: readonly SchemaProblem[];
  /** The soft-delete fields that its generator block names, or `isActive`. */
  readonly listed: readonly ActiveField[];
  readonly provider: ConnectorType;
  readonly previewFeatures: readonly string[];
}

interface UnreadableSchema {
  readonly isReadable: false;
  /** Where it was looked for, or the file that could not be read. */
  readonly seen: string;
  readonly write: string;
  readonly at?: Place;
  /** It may be as it should: it cannot be seen here. */
  readonly isUnseen?: boolean;
}

const DEFAULT_FIELDS: readonly ActiveField[] = [{ field: "isActive", when: true }];

/** The Prisma schema of the project, read by Prisma's own parser. */
export const projectSchema = defineFact<ProjectSchema>({
  read: async ({ root, config }) => {
    const unread = config.schema === undefined ? configWithUnreadSchema(root) : undefined;
    if (unread !== undefined) {
      const seen = `${relativeTo(root, unread)} names a schema that is not there, or that only running it could tell`;
      const write = 'Name the schema in hardening.config.ts: schema: "path/to/schema.prisma"';
      return { isReadable: false, seen, write, at: { file: relativeTo(root, unread), line: 1 }, isUnseen: true };
    }
    const [place, ...rest] = config.schema === undefined ? findSchemas(root) : [path.resolve(root, config.schema)];
    if (place === undefined) {
      const write = 'Name the schema in hardening.config.ts: schema: "path/to/schema.prisma"';
      return { isReadable: false, seen: "no Prisma schema was found", write };
    }
    const shown = relativeTo(root, place);
    try {
      const files = (await readSchemaFiles(place)).map((file) => ({ ...file, path: relativeTo(root, file.path) }));
      const schema = readSchema(datamodelOf(files), files);
      const listed = listedFieldsIn(files) ?? DEFAULT_FIELDS;
      const { models, problems } = modelMapFromDmmf(schema, listed);
      const others = rest.map((other) => relativeTo(root, other));
      return { isReadable: true, place, others, schema, files, models, problems, listed, ...datasourceOf(schema) };
    } catch (error) {
      const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (isAbsent)
        return { isReadable: false, seen: `${shown} is not there`, write: "Correct `schema` in hardening.config.ts." };
      const seen = `Prisma cannot read ${shown}: ${parserSentence(error)}`;
      const at = parserPlace(error);
      const write = "Run npx prisma validate, and mend what it names.";
      return { isReadable: false, seen, write, ...(at === undefined ? {} : { at }) };
    }
  },
});

const PROVIDERS: { readonly [name: string]: ConnectorType } = {
  postgres: "postgresql",
  postgresql: "postgresql",
  cockroachdb: "cockroachdb",
  mysql: "mysql",
  sqlite: "sqlite",
  sqlserver: "sqlserver",
  mongodb: "mongodb",
};

function datasourceOf({ text }: Schema): Pick<ReadableSchema, "provider" | "previewFeatures"> {
  const codeOf = (keyword: string, key: string): readonly string[] =>
    text.blocks
      .filter((block) => block.keyword === keyword)
      .flatMap(({ members }) => members.filter(({ name }) => name === key).map(({ code }) => code));
  const words = (code: string): string[] => [...code.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  const [provider = ""] = codeOf("datasource", "provider").flatMap(words);
  return {
    provider: PROVIDERS[provider] ?? "postgresql",
    previewFeatures: codeOf("generator", "previewFeatures").flatMap(words),
  };
}
