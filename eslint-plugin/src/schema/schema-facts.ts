import type { ActiveField } from "../../../src/model-map/model-map.js";

/** What the linter knows of one or more schemas. */
export interface SchemaFacts {
  /** By the name that the client has for it: `user` for the model `User`. */
  readonly models: ReadonlyMap<string, SchemaModel>;
  /** The files that were read, absolute. Empty: no schema was found, and every model name is taken for one. */
  readonly files: readonly string[];
  /** Why the fields of the models are not known, as a sentence; the names of the models may be known all the same. */
  readonly problem: string | undefined;
}

export interface SchemaModel {
  /** As it stands in the schema: `User`. */
  readonly name: string;
  /** Its table: `@@map`, else the name. */
  readonly table: string;
  /** How a row says that it is active; `null`: the model is not soft-deleted. */
  readonly active: ActiveField | null;
  /** The column of `active.field`: its `@map`, else its name. */
  readonly activeColumn: string | undefined;
  readonly fields: ReadonlyMap<string, SchemaField>;
}

export interface SchemaField {
  readonly name: string;
  /** A scalar's or an enum's name, or that of the model at the other end of a relation. */
  readonly type: string;
  /** `scalar`: also enums and lists of scalars. */
  readonly kind: "scalar" | "list" | "optional" | "required";
  /** Has `@hardening.sensitive`. */
  readonly isSensitive: boolean;
  /** A required relation with `@hardening.inactive(keep)`: its inactive target is to be seen. */
  readonly keepsInactive: boolean;
}

export const NO_SCHEMA: SchemaFacts = { models: new Map(), files: [], problem: undefined };
