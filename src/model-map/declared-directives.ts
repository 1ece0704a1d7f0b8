import type { DMMF } from "@prisma/generator-helper";
import { readDirectives, type Directive } from "./directives.js";
import type { SchemaProblem } from "./schema-problem.js";
import { isModelKeyword, type CommentSite, type Place, type SchemaComment, type SchemaText } from "./schema-text.js";

export interface PlacedDirective extends Place {
  readonly seen: string;
  readonly directive: Directive;
}

export interface DeclaredDirectives {
  /** By subject: `User` or `User.email`. */
  readonly directives: ReadonlyMap<string, readonly PlacedDirective[]>;
  readonly problems: readonly SchemaProblem[];
}

/**
 * The directives of a schema. A directive counts if it stands at a model or field by the schema's text and Prisma's DMMF
 * delivers it there too; each that only one of the two knows is a problem.
 */
export function declaredDirectives(text: SchemaText, datamodel: DMMF.Datamodel): DeclaredDirectives {
  const directives = new Map<string, PlacedDirective[]>();
  const problems: SchemaProblem[] = [];
  const delivered = deliveredDirectives(datamodel);

  for (const comment of text.comments.filter((candidate) => !isCommentedOut(candidate))) {
    const { file, line, site } = comment;
    for (const reading of readDirectives(comment.text)) {
      const { seen } = reading;
      const subject = subjectOf(site);
      const isDelivered = subject !== undefined && take(delivered.get(subject), seen);
      if (comment.kind !== "doc") {
        problems.push({ file, line, code: "directiveComment", seen, kind: comment.kind });
      } else if (site.at === "nothing") {
        problems.push({ file, line, code: "directiveStray", seen, stray: site.stray });
      } else if ("fault" in reading) {
        const code = reading.fault === "spelling" ? "directiveSpelling" : "directiveArgument";
        problems.push({ file, line, code, seen, write: reading.write });
      } else if (subject !== undefined && !delivered.has(subject)) {
        problems.push({ file, line, code: "directiveIgnored", seen, subject });
      } else if (subject !== undefined && !isDelivered) {
        problems.push({ file, line, code: "directiveLost", seen, subject });
      } else if (subject !== undefined) {
        const placed = { file, line, seen, directive: reading.directive };
        const known = directives.get(subject) ?? [];
        const first = known.find(({ directive }) => directive.name === reading.directive.name);
        if (first !== undefined) problems.push({ file, line, code: "directiveRepeated", seen, subject, first });
        else directives.set(subject, [...known, placed]);
      }
    }
  }
  return { directives, problems: [...problems, ...unplaced(delivered, problems, text)] };
}

/** A field with its type and attributes, or nothing, before a `///`. */
const COMMENTED_OUT = /^\s*(?:\w+\s+\w+(?:\("[^"]*"\))?(?:\[\])?\??(?:\s+@.*)?)?\s*\/\/\//;

/** `// password String /// @hardening.sensitive`: a line that was commented out means nothing. */
function isCommentedOut({ kind, isWholeLine, text }: SchemaComment): boolean {
  return kind === "line" && isWholeLine && COMMENTED_OUT.test(text);
}

function subjectOf(site: CommentSite): string | undefined {
  if (site.at === "nothing") return undefined;
  return site.at === "model" ? site.model : `${site.model}.${site.field}`;
}

/** What DMMF has, by subject; subjects without a directive too, since they are what Prisma Client knows. */
function deliveredDirectives(datamodel: DMMF.Datamodel): Map<string, string[]> {
  const seen = (documentation = ""): string[] => readDirectives(documentation).map((reading) => reading.seen);
  return new Map(
    datamodel.models.flatMap((model) => [
      [model.name, seen(model.documentation)],
      ...model.fields.map((field): [string, string[]] => [`${model.name}.${field.name}`, seen(field.documentation)]),
    ]),
  );
}

function take(list: string[] | undefined, seen: string): boolean {
  const index = list?.indexOf(seen) ?? -1;
  if (index >= 0) list?.splice(index, 1);
  return index >= 0;
}

/**
 * Prisma gives a comment after a closing brace, or above a `@@` line, to whatever comes next. Such a one is a problem
 * already, where it stands; what no problem names must not be passed over.
 */
function unplaced(
  delivered: ReadonlyMap<string, readonly string[]>,
  problems: readonly SchemaProblem[],
  text: SchemaText,
): SchemaProblem[] {
  return [...delivered].flatMap(([subject, left]) =>
    left
      .filter((seen) => !problems.some((problem) => "seen" in problem && problem.seen === seen))
      .map((seen) => ({ ...placeOf(text, subject), code: "directiveUnplaced", seen, subject }) as const),
  );
}

/** Where the model or field of a subject stands; the schema's first line if the text does not have it. */
function placeOf(text: SchemaText, subject: string): Place {
  const [model, field] = subject.split(".");
  const block = text.blocks.find(({ keyword, name }) => name === model && isModelKeyword(keyword));
  return block?.members.find(({ name }) => name === field) ?? block ?? { file: "", line: 1 };
}
