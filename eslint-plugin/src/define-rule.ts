import type { JSONSchema, TSESLint, TSESTree } from "@typescript-eslint/utils";
import { mentions } from "./file/mentions.js";
import { type SourceFile, sourceFileOf } from "./file/source-file.js";

/** How a rule stands in the config `recommended`; `strict` has all rules. */
export type RecommendedAs = "error" | "warn" | "off";

export interface Suggestion<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly fix: TSESLint.ReportFixFunction;
}

export interface Finding<MessageId extends string> {
  readonly node: TSESTree.Node;
  /** Where the squiggle stands, if not under the whole node. */
  readonly loc?: TSESTree.SourceLocation;
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly suggest?: readonly Suggestion<MessageId>[];
}

export type Report<MessageId extends string> = (finding: Finding<MessageId>) => void;

/** A rule as its folder states it. */
export interface RuleDefinition<MessageId extends string, Options extends object> {
  /** Its folder's name. */
  readonly id: string;
  /** Completes "This rule is there to …": `disallow string SQL`. */
  readonly description: string;
  readonly recommended: RecommendedAs;
  readonly type: "problem" | "suggestion";
  readonly hasSuggestions?: boolean;
  /** What may be written in the rule's one options object: a JSON schema with a `description` for each. */
  readonly options: { readonly [Name in keyof Options]: JSONSchema.JSONSchema4 & { readonly description: string } };
  /** What holds where nothing is written. */
  readonly defaults: Options;
  readonly messages: Readonly<Record<MessageId, string>>;
  /** Words of which a file has at least one if the rule has anything to say of it. */
  readonly mentions: readonly string[];
  check(file: SourceFile, report: Report<MessageId>, options: Options): void;
}

export type HardeningRule = Omit<TSESLint.RuleModule<string, readonly unknown[], RuleDocs>, "defaultOptions">;

type RuleContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

export interface RuleDocs {
  readonly description: string;
  readonly url: string;
  readonly recommended: RecommendedAs;
  /** The `defaults` of the definition: ESLint 8 refuses `meta.defaultOptions`. */
  readonly defaults: object;
}

const DOCS = "https://www.npmjs.com/package/eslint-plugin-prisma-hardening";

/** An option that is a list of texts: globs, names. */
export function texts(description: string): JSONSchema.JSONSchema4 & { readonly description: string } {
  return { type: "array", items: { type: "string" }, uniqueItems: true, description };
}

/** A rule for ESLint and Oxlint: one look at the whole file, and none at a file that mentions nothing of the matter. */
export function defineRule<MessageId extends string, Options extends object>(
  definition: RuleDefinition<MessageId, Options>,
): HardeningRule {
  const { id, description, recommended, type, hasSuggestions = false, options, defaults, messages } = definition;
  return {
    meta: {
      type,
      docs: { description, url: `${DOCS}#${id}`, recommended, defaults },
      hasSuggestions,
      schema:
        Object.keys(options).length === 0 ? [] : [{ type: "object", properties: options, additionalProperties: false }],
      messages,
    },
    create(context) {
      if (!mentions(context.sourceCode.text, definition.mentions)) return {};
      const given = context.options[0];
      const chosen = given === undefined ? defaults : { ...defaults, ...given };
      return {
        Program: () => definition.check(sourceFileOf(context), (finding) => reportTo(context, finding), chosen),
      };
    },
  };
}

/** ESLint takes either a node or a place. */
function reportTo(context: RuleContext, { node, loc, ...rest }: Finding<string>): void {
  context.report(loc ? { loc, ...rest } : { node, ...rest });
}
