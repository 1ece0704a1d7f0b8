import type { CommentText } from "./schema-line.js";

export interface SchemaFile {
  readonly path: string;
  readonly text: string;
}

export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

export type BlockKeyword = "model" | "view" | "enum" | "type" | "generator" | "datasource";

/** Prisma reads a view like a model. */
export function isModelKeyword(keyword: BlockKeyword): keyword is "model" | "view" {
  return keyword === "model" || keyword === "view";
}

export interface SchemaBlock extends Place {
  readonly keyword: BlockKeyword;
  readonly name: string;
  /** Fields, enum values or keys. */
  readonly members: readonly SchemaMember[];
  /** Lines that begin with `@@`. */
  readonly attributes: readonly SchemaAttribute[];
}

export interface SchemaAttribute extends Place {
  /** The line without its comments. */
  readonly code: string;
}

export interface SchemaMember extends SchemaAttribute {
  readonly name: string;
}

/** Where Prisma gives a comment to nothing, or to something that is neither a model nor a field. */
export type StraySite =
  | "enum"
  | "type"
  | "generator"
  | "datasource"
  | "blockAttribute"
  | "openingLine"
  | "closingLine"
  | "endOfBlock"
  | "blankLine"
  | "otherComment";

export type CommentSite =
  | { readonly at: "model"; readonly model: string }
  | { readonly at: "field"; readonly model: string; readonly field: string }
  | { readonly at: "nothing"; readonly stray: StraySite };

export interface SchemaComment extends Place, CommentText {
  readonly site: CommentSite;
  /** The line holds nothing but comments. */
  readonly isWholeLine: boolean;
}

export interface SchemaText {
  readonly blocks: readonly SchemaBlock[];
  readonly comments: readonly SchemaComment[];
}
