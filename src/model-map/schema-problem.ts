import type { ActiveField } from "./model-map.js";
import type { Place, StraySite } from "./schema-text.js";

/**
 * Why a schema cannot be read. Findings are data; `src/schema-findings/problem-message.ts` turns them into sentences. `seen`
 * is what stands in the schema, `subject` the model (`User`) or field (`User.email`) it is about.
 */
export type SchemaProblem = Place & (DirectiveProblem | ActiveFieldProblem | RelationProblem);

type DirectiveProblem =
  | { readonly code: "directiveSpelling"; readonly seen: string; readonly write: readonly string[] }
  | { readonly code: "directiveArgument"; readonly seen: string; readonly write: readonly string[] }
  /** In a `//` or a block comment. */
  | { readonly code: "directiveComment"; readonly seen: string; readonly kind: "line" | "block" }
  | { readonly code: "directiveStray"; readonly seen: string; readonly stray: StraySite }
  /** At a model or field that Prisma Client does not have: `@@ignore`, `@ignore`, `Unsupported`. */
  | { readonly code: "directiveIgnored"; readonly seen: string; readonly subject: string }
  /** It stands well, and Prisma's DMMF does not have it. */
  | { readonly code: "directiveLost"; readonly seen: string; readonly subject: string }
  /** Prisma's DMMF has it, and it was found at no line. */
  | { readonly code: "directiveUnplaced"; readonly seen: string; readonly subject: string }
  | { readonly code: "directiveRepeated"; readonly seen: string; readonly subject: string; readonly first: Place }
  | { readonly code: "directiveForModel"; readonly seen: string; readonly subject: string; readonly model: string }
  | { readonly code: "directiveForField"; readonly seen: string; readonly subject: string }
  | { readonly code: "sensitiveRelation"; readonly subject: string; readonly target: string }
  | {
      readonly code: "inactiveNotRequired";
      readonly seen: string;
      readonly subject: string;
      readonly kind: "scalar" | "list" | "optional";
    }
  | {
      readonly code: "inactiveWithoutEffect";
      readonly seen: string;
      readonly subject: string;
      readonly target: string;
    };

export type ActiveFieldProblem =
  | { readonly code: "ignoreWithoutField"; readonly subject: string; readonly listed: readonly string[] }
  | { readonly code: "ignoreAndField"; readonly seen: string; readonly subject: string }
  | { readonly code: "activeFieldAmbiguous"; readonly subject: string; readonly fields: readonly string[] }
  | { readonly code: "activeFieldUnlisted"; readonly seen: string; readonly listed: readonly string[] }
  | {
      readonly code: "activeFieldMissing";
      readonly seen: string;
      readonly subject: string;
      readonly has: readonly string[];
    }
  /** The schema has the field and Prisma Client does not: `@ignore`, `Unsupported`. */
  | { readonly code: "activeFieldIgnored"; readonly subject: string; readonly field: string }
  | {
      readonly code: "activeFieldType";
      readonly subject: string;
      readonly active: ActiveField;
      readonly type: string;
      readonly fault: "type" | "list" | "optional" | "required";
    };

type RelationProblem =
  /** One end is `@ignore`d, so that Prisma Client knows the relation from the other only. */
  | { readonly code: "relationHalfIgnored"; readonly subject: string; readonly target: string }
  | { readonly code: "referentialActionUnknown"; readonly subject: string; readonly seen: string }
  | { readonly code: "modelUnplaced"; readonly subject: string };
