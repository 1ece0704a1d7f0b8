import type { DMMF } from "@prisma/generator-helper";
import { declaredDirectives, type PlacedDirective } from "./declared-directives.js";
import type { SchemaProblem } from "./schema-problem.js";
import { readSchemaText } from "./read-schema-text.js";
import { isModelKeyword, type Place, type SchemaBlock, type SchemaFile, type SchemaText } from "./schema-text.js";

/** A schema as Prisma's DMMF and its own text tell it together. */
export interface Schema {
  readonly datamodel: DMMF.Datamodel;
  readonly text: SchemaText;
  /** Models and views in the order of the files' paths and lines, whatever order DMMF has. */
  readonly models: readonly SchemaModel[];
  readonly problems: readonly SchemaProblem[];
}

export interface SchemaModel {
  readonly dmmf: DMMF.Model;
  readonly block: SchemaBlock;
  readonly directives: readonly PlacedDirective[];
  readonly fieldDirectives: ReadonlyMap<string, readonly PlacedDirective[]>;
}

/** @param files - all files of the schema, in the order in which their models shall come. */
export function readSchema(datamodel: DMMF.Datamodel, files: readonly SchemaFile[]): Schema {
  const text = readSchemaText(files);
  const { directives, problems } = declaredDirectives(text, datamodel);
  const start: Place = { file: files[0]?.path ?? "schema.prisma", line: 1 };

  const models = text.blocks.flatMap((block): SchemaModel[] => {
    if (!isModelKeyword(block.keyword)) return [];
    // Absent with `@@ignore`.
    const dmmf = datamodel.models.find(({ name }) => name === block.name);
    if (dmmf === undefined) return [];
    const ofField = (field: string) => directives.get(`${block.name}.${field}`) ?? [];
    const fieldDirectives = new Map(dmmf.fields.map(({ name }) => [name, ofField(name)]));
    return [{ dmmf, block, directives: directives.get(block.name) ?? [], fieldDirectives }];
  });
  const unplaced = datamodel.models
    .filter(({ name }) => !models.some(({ dmmf }) => dmmf.name === name))
    .map(({ name }): SchemaProblem => ({ ...start, code: "modelUnplaced", subject: name }));

  return { datamodel, text, models, problems: [...problems, ...unplaced] };
}

/** The line of a field; that of its model if the text does not have it. */
export function placeOfField({ block }: SchemaModel, field: string): Place {
  const { file, line } = block.members.find(({ name }) => name === field) ?? block;
  return { file, line };
}
