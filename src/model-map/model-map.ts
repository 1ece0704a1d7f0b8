/**
 * What the runtime and the linter know of a schema. The generator writes it as `models`; `hardening({ models })`
 * reads it. Plain JSON values only, so that it can be serialised, diffed and frozen.
 */
export interface ModelMap {
  /** Version of this format. A `models` of another version is refused at construction. */
  readonly version: typeof MODEL_MAP_VERSION;
  /** By model name as it stands in the schema, e.g. `User`. */
  readonly models: { readonly [model: string]: ModelEntry };
}

export const MODEL_MAP_VERSION = 1;

export interface ModelEntry {
  /** How a row of this model says that it is active; `null`: the model is not soft-deleted. */
  readonly active: ActiveField | null;
  /** The scalar fields that identify a row: the fields of `@id` or `@@id`, else of the first unique key. */
  readonly id: readonly string[];
  /** Every field that is not a relation (scalars, enums, lists of them), in schema order. */
  readonly scalars: readonly string[];
  /** Fields with `@hardening.sensitive`: their values appear nowhere. */
  readonly sensitive: readonly string[];
  /** By relation field name. */
  readonly relations: { readonly [field: string]: RelationEntry };
}

export interface ActiveField {
  /** `isActive`, `isDeleted`, `deletedAt`, ... */
  readonly field: string;
  /** The value of an active row. `true` and `false` are for a required `Boolean`, `null` is for a `DateTime?`. */
  readonly when: true | false | null;
}

export interface RelationEntry {
  /** The model at the other end. */
  readonly model: string;
  /** `list`: `posts Post[]`. `optional`: `author User?`. `required`: `author User`. */
  readonly kind: "list" | "optional" | "required";
  /** The relation field of the other model that is the other end of this one. */
  readonly inverse: string;
  /** The foreign key's scalar fields where this side holds it, in order; empty where the other side or a join table does. */
  readonly fields: readonly string[];
  /** What `fields` refer to in the other model, in the same order. */
  readonly references: readonly string[];
  /**
   * What the schema says of this row when the referenced row is deleted (Prisma's default filled in: `Restrict` for a
   * required relation, `SetNull` for an optional one). `null` where this side holds no foreign key.
   */
  readonly onDelete: ReferentialAction | null;
  /** The `@hardening.inactive(...)` directive of a required relation; `null` without one. */
  readonly inactive: RequiredRelationPolicy | null;
}

export type ReferentialAction = "Cascade" | "Restrict" | "NoAction" | "SetNull" | "SetDefault";

/** What becomes of a row that loads a required to-one relation whose target is inactive. */
export type RequiredRelationPolicy = (typeof REQUIRED_RELATION_POLICIES)[number];

/** `hide`: the row is left out. `null`: the relation is `null`. `keep`: the inactive target is shown. `throw`: an error. */
export const REQUIRED_RELATION_POLICIES = ["hide", "null", "keep", "throw"] as const;
