import type { Name } from "../sql/definitions.js";

/** What comes with PostgreSQL and is called in migrations, and changes no table. Others count as unknown. */
const ORDINARY = new Set([
  ...[
    "abs",
    "array_agg",
    "array_length",
    "array_position",
    "array_to_string",
    "avg",
    "bool_and",
    "bool_or",
    "ceil",
    "concat",
  ],
  ...[
    "concat_ws",
    "count",
    "current_database",
    "current_schema",
    "current_setting",
    "currval",
    "date_trunc",
    "encode",
    "floor",
  ],
  ...[
    "format",
    "gen_random_bytes",
    "gen_random_uuid",
    "generate_series",
    "jsonb_agg",
    "jsonb_array_elements",
    "jsonb_build_object",
  ],
  ...[
    "jsonb_each",
    "jsonb_object_keys",
    "lastval",
    "left",
    "length",
    "lower",
    "max",
    "md5",
    "min",
    "nextval",
    "now",
    "nullif",
  ],
  ...[
    "obj_description",
    "quote_ident",
    "quote_literal",
    "random",
    "regexp_replace",
    "replace",
    "right",
    "round",
    "row_number",
  ],
  ...[
    "row_to_json",
    "setval",
    "split_part",
    "statement_timestamp",
    "string_agg",
    "substr",
    "substring",
    "sum",
    "to_char",
  ],
  ...[
    "to_date",
    "to_json",
    "to_jsonb",
    "to_regclass",
    "to_regtype",
    "to_timestamp",
    "to_tsvector",
    "trim",
    "unnest",
    "upper",
  ],
  ...["has_schema_privilege", "has_table_privilege", "clock_timestamp", "txid_current", "uuid_generate_v4", "version"],
]);

export function isOrdinaryFunction({ schema, name }: Name): boolean {
  if (schema !== undefined && schema !== "pg_catalog") return false;
  // The prefix is the system's: advisory locks, sleeps, looks into the catalogue.
  return ORDINARY.has(name) || name.startsWith("pg_");
}
