import type { DMMF } from "@prisma/generator-helper";

/**
 * The primary key and the unique keys of a model, in DMMF's order. A partial unique index (`where`, a preview feature of
 * Prisma) is none: DMMF lists it among the indexes, but neither in `uniqueFields` nor as `isUnique`.
 */
export function keysOf(datamodel: DMMF.Datamodel, model: DMMF.Model): readonly DMMF.Index[] {
  return datamodel.indexes.filter(
    (index) =>
      index.model === model.name && (index.type === "id" || (index.type === "unique" && isWhole(model, index))),
  );
}

function isWhole(model: DMMF.Model, { isDefinedOnField, fields }: DMMF.Index): boolean {
  const names = fields.map(({ name }) => name);
  if (isDefinedOnField) return model.fields.some(({ name, isUnique }) => isUnique && name === names[0]);
  return model.uniqueFields.some((key) => key.join() === names.join());
}
