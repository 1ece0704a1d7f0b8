import type { SchemaProblem } from "../model-map/schema-problem.js";
import type { StraySite } from "../model-map/schema-text.js";
import { and, or } from "./wording.js";

/** What was seen and what it would do; then what to write instead. */
export interface Message {
  readonly seen: string;
  readonly write: string;
}

type ActiveFieldType = Extract<SchemaProblem, { readonly code: "activeFieldType" }>;

/** Every sentence about a schema that is refused. */
export function schemaProblemMessage(problem: SchemaProblem): Message {
  switch (problem.code) {
    case "directiveSpelling":
      return { seen: `\`${problem.seen}\` is not a directive and would do nothing.`, write: anyOf(problem.write) };
    case "directiveArgument":
      return { seen: `\`${problem.seen}\` does not have the argument that it takes.`, write: anyOf(problem.write) };
    case "directiveComment":
      return problem.kind === "line"
        ? { seen: `\`${problem.seen}\` is in a \`//\` comment, which Prisma drops.`, write: home(problem.seen) }
        : {
            seen: `\`${problem.seen}\` is in a \`/* */\` comment; directives are read from \`///\` only.`,
            write: `${home(problem.seen)} If the code is commented out, put \`//\` before each line instead.`,
          };
    case "directiveStray":
      return { seen: `\`${problem.seen}\` stands ${STRAY[problem.stray]}.`, write: home(problem.seen) };
    case "directiveIgnored":
      return {
        seen: `\`${problem.seen}\` is about ${problem.subject}, which Prisma Client does not have (@ignore, @@ignore or Unsupported).`,
        write: "Delete the directive; nothing reads that value through Prisma Client.",
      };
    case "directiveLost":
      return {
        seen: `\`${problem.seen}\` stands at ${problem.subject}, but Prisma does not pass it on.`,
        write: `${home(problem.seen)} If it stands there, please report this schema.`,
      };
    case "directiveUnplaced":
      return {
        seen: `Prisma passes on \`${problem.seen}\` for ${problem.subject}, but no line of the schema has it.`,
        write: `${home(problem.seen)} If it stands there, please report this schema.`,
      };
    case "directiveRepeated":
      return {
        seen: `\`${problem.seen}\` repeats or contradicts the directive of ${problem.subject} in line ${problem.first.line}.`,
        write: "Keep one of them.",
      };
    case "directiveForModel":
      return {
        seen: `\`${problem.seen}\` stands at the field ${problem.subject}.`,
        write: home(problem.seen, problem.model),
      };
    case "directiveForField":
      return { seen: `\`${problem.seen}\` stands at the model ${problem.subject}.`, write: home(problem.seen) };
    case "sensitiveRelation":
      return {
        seen: `\`@hardening.sensitive\` stands at the relation ${problem.subject}, which has no value of its own.`,
        write: `Write \`/// @hardening.sensitive\` above the fields of ${problem.target} that must not appear.`,
      };
    case "inactiveNotRequired":
      return {
        seen: `\`${problem.seen}\` stands at ${problem.subject}, ${NOT_REQUIRED[problem.kind]}.`,
        write: home(problem.seen),
      };
    case "inactiveWithoutEffect":
      return {
        seen: `\`${problem.seen}\` stands at ${problem.subject}, but ${problem.target} is not soft-deleted.`,
        write: "Delete the directive.",
      };
    case "ignoreWithoutField":
      return {
        seen: `\`@hardening.ignore\` stands at ${problem.subject}, which is not soft-deleted anyway: it has no ${or(problem.listed)}.`,
        write: "Delete the directive.",
      };
    case "ignoreAndField":
      return {
        seen: `\`${problem.seen}\` and \`@hardening.ignore\` both stand at ${problem.subject}: soft-deleted, and not.`,
        write: "Keep one of them.",
      };
    case "activeFieldAmbiguous":
      return {
        seen: `${problem.subject} has ${and(problem.fields)}, and only one of them can say whether a row is active.`,
        write: `Write ${or(problem.fields.map((field) => `\`/// @hardening.field(${field})\``))} in the line above \`model ${problem.subject}\`.`,
      };
    case "activeFieldUnlisted":
      return {
        seen: `\`${problem.seen}\` names a field that the generator block does not list.`,
        write: `${anyOf(problem.listed.map((field) => `@hardening.field(${field})`))} Or list the field in \`field\` of the generator block.`,
      };
    case "activeFieldMissing":
      return {
        seen: `\`${problem.seen}\` names a field that ${problem.subject} does not have.`,
        write:
          problem.has.length > 0
            ? anyOf(problem.has.map((field) => `@hardening.field(${field})`))
            : "Delete the directive.",
      };
    case "activeFieldIgnored":
      return {
        seen: `${problem.subject}.${problem.field} is not in Prisma Client (@ignore or Unsupported), so inactive rows could not be left out.`,
        write: `Take the @ignore away, or write \`/// @hardening.ignore\` in the line above \`model ${problem.subject}\`.`,
      };
    case "activeFieldType":
      return activeFieldType(problem);
    case "relationHalfIgnored":
      return {
        seen: `Prisma Client has ${problem.subject} but not its other end in ${problem.target} (@ignore), so what depends on a ${problem.target} row could not be followed.`,
        write: `Take the @ignore away in ${problem.target}, or write it at both ends.`,
      };
    case "referentialActionUnknown":
      return {
        seen: `${problem.subject} has \`onDelete: ${problem.seen}\`, which this version of prisma-hardening does not know.`,
        write: "Update prisma-hardening.",
      };
    case "modelUnplaced":
      return {
        seen: `Prisma has the model ${problem.subject}, but no file of the schema has it.`,
        write: "Please report this schema.",
      };
  }
}

const STRAY: Record<StraySite, string> = {
  enum: "in or above an enum, where Prisma gives it to no model",
  type: "in or above a composite type, which is not soft-deleted",
  generator: "in or above a generator block",
  datasource: "in or above the datasource block",
  blockAttribute: "above or behind a line that begins with @@",
  openingLine: "behind the brace that opens a block, where Prisma drops it",
  closingLine: "behind the brace that closes a block; Prisma gives it to whatever comes next",
  endOfBlock: "at the end of a block, where no field follows",
  blankLine: "above a blank line, where Prisma gives it to nothing",
  otherComment: "apart from its field: another comment stands between, behind a blank line",
};

const NOT_REQUIRED: Record<"scalar" | "list" | "optional", string> = {
  scalar: "which is not a relation",
  list: "a list, which leaves its inactive rows out",
  optional: "an optional relation, which is null when its target is inactive",
};

/** Where a directive goes. */
function home(seen: string, model?: string): string {
  const above = model === undefined ? "the model" : `\`model ${model}\``;
  if (/\.(ignore|field)\b/.test(seen)) return `Write \`/// ${seen}\` in the line above ${above}.`;
  const field = seen.includes(".inactive")
    ? "a required relation (`@relation(fields: ...)`, without `?`)"
    : "the field";
  return `Write \`/// ${seen}\` in the line above ${field}, or at the end of its line.`;
}

function activeFieldType({ subject, active, type, fault }: ActiveFieldType): Message {
  const name = `${subject}.${active.field}`;
  const line = active.when === null ? `${active.field} DateTime?` : `${active.field} Boolean @default(${active.when})`;
  const write = `Write \`${line}\``;
  if (fault === "optional") {
    return {
      seen: `${name} is \`${type}\`: with NULL a row would be neither active nor inactive, and filters on true and on false both miss it.`,
      write: `Set the rows with NULL to true or false in a migration, then write \`${line}\`.`,
    };
  }
  if (fault === "required") {
    return { seen: `${name} is \`${type}\` and never NULL, so every row would be inactive.`, write: `${write}.` };
  }
  const kind = active.when === null ? "an optional DateTime" : "a required Boolean";
  return {
    seen: `${name} is \`${type}\`; with active = "${active.when}" it must be ${kind}.`,
    write: `${write}; or, if it does not mean soft delete, \`/// @hardening.ignore\` in the line above \`model ${subject}\`.`,
  };
}

function anyOf(directives: readonly string[]): string {
  return `Write ${or(directives.map((directive) => `\`/// ${directive}\``))}.`;
}
