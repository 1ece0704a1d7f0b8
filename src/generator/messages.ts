import type { SchemaProblem } from "../model-map/schema-problem.js";
import { schemaProblemMessage, type Message } from "../schema-findings/problem-message.js";
import type { KeyRemedy } from "../schema-findings/unique-keys.js";
import { and, folded, foldedLines, or, quoted } from "../schema-findings/wording.js";
import { isConfigProblem, type ConfigProblem } from "./config-problem.js";
import type { Finding } from "./findings.js";

/** Every sentence that the generator says about a schema or generator block that it refuses. */
export function problemMessage(problem: SchemaProblem | ConfigProblem): Message {
  return isConfigProblem(problem) ? configProblemMessage(problem) : schemaProblemMessage(problem);
}

function configProblemMessage(problem: ConfigProblem): Message {
  switch (problem.code) {
    case "outputMissing":
      return {
        seen: `generator ${problem.generator} does not say where to write the models.`,
        write: 'Write `output = "../src/generated/hardening"`; the path is relative to this file.',
      };
    case "keyUnknown":
      return {
        seen: `\`${problem.key}\` is not a key of this generator and would do nothing.`,
        write: problem.near === undefined ? `The keys are output, ${and(problem.keys)}.` : `Write \`${problem.near}\`.`,
      };
    case "valueUnknown":
      return {
        seen: `\`${problem.key}\` cannot be ${quoted(problem.seen)}.`,
        write: `Write ${or(problem.values.map((value) => `"${value}"`))}.`,
      };
    case "fieldEmpty":
      return { seen: "`field` names no field.", write: 'Write `field = "isActive"`.' };
    case "fieldRepeated":
      return { seen: `\`field\` names ${problem.field} twice.`, write: "Name each field once." };
    case "fieldNowhere":
      return {
        seen: `\`field\` names ${problem.field}, which no model has, so it would not soft-delete anything.`,
        write: problem.near === undefined ? "Name a field of your models." : `Write "${problem.near}".`,
      };
    case "activeLength":
      return {
        seen: `\`field\` names ${problem.fields.length} fields (${problem.fields.join(", ")}), \`active\` gives ${problem.active.length}.`,
        write: 'Write in `active` one of "true", "false" and "null" for each field, in the same order.',
      };
    case "activeMissing":
      return {
        seen: `Which value an active row has in ${and(problem.unknown)} cannot be told from the name.`,
        write: activeLine(problem.fields.length),
      };
    case "foreignFile":
      return {
        seen: `${problem.path} was not written by this generator and would be overwritten.`,
        write: "Name another folder in `output`, or delete the file.",
      };
  }
}

function activeLine(count: number): string {
  if (count === 1) return 'Write `active = "true"`, `active = "false"` or `active = "null"`.';
  const values = Array.from({ length: count }, () => '"..."').join(", ");
  return `Write \`active = [${values}]\` with "true", "false" or "null" for each field, in the same order.`;
}

/** Every sentence of the report on a schema that it accepts. */
export function findingLines(finding: Finding): readonly string[] {
  switch (finding.code) {
    case "nothingSoftDeleted":
      return [`No model has ${or(finding.listed)}: no row is ever left out.`];
    case "unusedFields":
      return [`No model has ${or(finding.fields)}, which \`field\` of the generator block lists.`];
    case "notSoftDeleted":
      return [`Not soft-deleted, without ${or(finding.listed)}: ${folded(finding.models)}`];
    case "defaultPolicy":
      return [
        "Required relations with the default policy for an inactive target; /// @hardening.inactive(hide|null|keep|throw) sets another:",
        `  ${folded(finding.relations)}`,
      ];
    case "noActiveDefault":
      return [
        `New rows are not active unless each create says so: ${folded(finding.fields.map(({ subject, active }) => `${subject} (${active.when === null ? "has a @default" : `no @default(${active.when})`})`))}`,
      ];
    case "uniqueKeys":
      return [
        `Inactive rows keep their unique keys, so what was deleted cannot be created again. ${UNIQUE_KEYS[finding.remedy]}:`,
        ...foldedLines(finding.keys.map((key) => `  ${key.subject}: ${remedyOf(key, finding.remedy)}`)),
        ...(finding.remedy === "standard" || finding.remedy === "sqlserver" ? preview(finding.keys) : []),
      ];
    case "fixedKeys":
      return [
        `Inactive rows keep these keys, and no partial index can help (primary key, or foreign keys refer to it); restore the row: ${folded(finding.keys)}`,
      ];
    case "noIndex":
      return [`No index has the field that every read filters by: ${folded(finding.fields)}`];
  }
}

type Remedy = Extract<Finding, { readonly code: "uniqueKeys" }>["remedy"];

const UNIQUE_KEYS: Record<Remedy, string> = {
  attribute: "In the schema, in place of the unique key",
  standard: "In a migration, in place of the index of that name",
  mysql: "MySQL has no partial index; in a migration, a column that is NULL in inactive rows",
  sqlserver: "In a migration, a filtered index",
};

function remedyOf({ statement, attribute }: KeyRemedy, remedy: Remedy): string {
  return remedy === "attribute" ? attribute : statement;
}

/** Prisma leaves partial indexes out when it compares the database with the schema. */
function preview(keys: readonly KeyRemedy[]): readonly string[] {
  return keys
    .slice(0, 1)
    .map(
      ({ attribute }) =>
        `  Prisma Migrate takes them for missing (prisma/prisma#13417) unless the schema says ${attribute}, with previewFeatures = ["partialIndexes"].`,
    );
}

export const sentences = {
  refused: (count: number): string =>
    `prisma-hardening refuses this schema: ${count === 1 ? "1 error" : `${count} errors`}, nothing was written.`,
  softDeleted: (count: number, all: number): string => `prisma-hardening: ${count} of ${all} models soft-deleted.`,
  nothingToSay: (count: number): string =>
    `prisma-hardening: ${count === 1 ? "1 model is" : `all ${count} models are`} soft-deleted; nothing to report.`,
  silence: 'report = "off" in the generator block silences this.',
};
