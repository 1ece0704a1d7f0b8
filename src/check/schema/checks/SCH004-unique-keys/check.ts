import { dialectOf } from "../../../../schema-findings/partial-index.js";
import { indexesOf } from "../../../../schema-findings/indexes.js";
import { uniqueKeyRemedies, type TakenKey } from "../../../../schema-findings/unique-keys.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding, type Place } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { ofSoftDelete, type SoftDeletingSchema } from "../../schema-check.js";

export default defineCheck({
  id: "SCH004",
  title: "What was deleted can be created again",
  severity: "warning",
  profiles: ["pr", "release"],
  run: ofSoftDelete((seen) => {
    const { schema, softDeleted, provider, previewFeatures } = seen;
    const { partial, fixed } = uniqueKeyRemedies(schema.datamodel, softDeleted, provider);
    const hasAttribute = previewFeatures.includes("partialIndexes") && dialectOf(provider) !== "mysql";
    const findings = [
      ...partial.map((key) => {
        const write = hasAttribute
          ? key.attribute
          : `In a migration, and the unique key out of the schema:\n${key.statement}`;
        return finding(seen, key, write);
      }),
      ...fixed.map((key) => {
        const client = key.model.charAt(0).toLowerCase() + key.model.slice(1);
        const reason =
          key.index.type === "id"
            ? "A primary key cannot be partial"
            : "A key that a foreign key refers to cannot be partial";
        return finding(seen, key, `${reason}: bring the old row back instead, prisma.${client}.restore({ where }).`);
      }),
    ];
    return looked(`the keys of ${counted(softDeleted.length, "soft-deleted model")}`, findings);
  }),
});

function finding(seen: SoftDeletingSchema, key: TakenKey, write: string): Finding {
  const { model, subject, fields, hasActiveField } = key;
  const active = seen.models.models[model]?.active;
  const place = placeOf(seen, key);
  if (!hasActiveField) {
    return {
      subject,
      seen: `inactive rows of ${model} keep their ${fields.join(", ")}`,
      consequence: `creating what was deleted before fails with P2002, as a user who signs up again`,
      write,
      place,
    };
  }
  const name = active?.field ?? "";
  const isOpen = active?.when === null && seen.provider !== "sqlserver";
  return {
    subject,
    seen: `the soft-delete field ${name} is a part of the unique key of ${model}`,
    consequence: isOpen
      ? `${name} is NULL in every active row and NULL differs from NULL, so that two active rows can have the same ${fields.join(", ")}`
      : `one inactive row of each ${fields.join(", ")} has room, and the second delete fails with P2002`,
    write,
    place,
  };
}

function placeOf({ schema }: SoftDeletingSchema, { model: name, index }: TakenKey): Place {
  const model = schema.models.find(({ dmmf }) => dmmf.name === name);
  const names = index.fields.map((field) => field.name).join();
  const own =
    model && indexesOf(schema, model).find(({ type, fields }) => type === index.type && fields.join() === names);
  const { file, line } = own ?? model?.block ?? { file: "", line: 1 };
  return { file, line };
}
