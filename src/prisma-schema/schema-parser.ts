import { createRequire } from "node:module";

/** Prisma's parser. Its API is internal to Prisma, so the version is pinned. Each takes JSON and answers with a text. */
interface SchemaParser {
  /** JSON of the models, enums and types. The whole DMMF (`get_dmmf`) takes thirty times as long. */
  get_datamodel(params: string): string;
  /** JSON of the generators and datasources. */
  get_config(params: string): string;
  /** All files as one, formatted. A client holds this text. */
  merge_schemas(params: string): string;
}

const require = createRequire(import.meta.url);

/** Loaded with the first schema: it is three megabytes of WebAssembly. */
export function schemaParser(): SchemaParser {
  return require("@prisma/prisma-schema-wasm") as SchemaParser;
}
