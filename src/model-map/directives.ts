import { REQUIRED_RELATION_POLICIES, type RequiredRelationPolicy } from "./model-map.js";
import { closest, distanceOf } from "./spelling.js";

/** What a `///` comment says to prisma-hardening. */
export type Directive =
  /** On a field: its value appears nowhere. */
  | { readonly name: "sensitive" }
  /** On a model: it has a soft-delete field and is not soft-deleted. */
  | { readonly name: "ignore" }
  /** On a required to-one relation: what becomes of a row whose target is inactive. */
  | { readonly name: "inactive"; readonly policy: RequiredRelationPolicy }
  /** On a model with several soft-delete fields: the one that counts. */
  | { readonly name: "field"; readonly field: string };

export type DirectiveReading =
  | { readonly seen: string; readonly directive: Directive }
  | { readonly seen: string; readonly fault: "spelling" | "argument"; readonly write: readonly string[] };

type DirectiveName = Directive["name"];

const FORMS = {
  sensitive: "@hardening.sensitive",
  ignore: "@hardening.ignore",
  inactive: `@hardening.inactive(${REQUIRED_RELATION_POLICIES.join("|")})`,
  field: "@hardening.field(nameOfTheField)",
} as const satisfies Record<DirectiveName, string>;

const NAMES = ["sensitive", "ignore", "inactive", "field"] as const satisfies readonly DirectiveName[];
const PREFIX = "hardening";
const WORD = /[A-Za-z][A-Za-z_-]*/g;
const TAIL = /^([ \t]*[.:/\\][ \t]*|[ \t]+)([A-Za-z][\w-]*(?:\.\w[\w-]*)*)(\([^)\n]*\)?)?/;

/**
 * Everything in a comment that is, or was meant as, a directive. It may stand in the middle of a sentence; what looks
 * like one and is not spelt right comes out as a fault, so that nothing is passed over.
 */
export function readDirectives(text: string): DirectiveReading[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const before = text.slice(0, index);
    const [at = ""] = /@+[ \t]?$/.exec(before) ?? [];
    const [tail = "", separator = "", name = "", argument] = TAIL.exec(text.slice(index + word.length)) ?? [];
    const isGlued = /[\w/-]$/.test(before.slice(0, before.length - at.length));
    if (!isMeant({ word, separator, name, hasAt: at !== "", isGlued })) return [];
    const isSpelt = at === "@" && word === PREFIX && separator === ".";
    return [read(`${at}${word}${tail}`, isSpelt, name, argument)];
  });
}

interface Candidate {
  readonly word: string;
  readonly separator: string;
  readonly name: string;
  readonly hasAt: boolean;
  /** Something is written right before it, as in `me@hardening.example`. */
  readonly isGlued: boolean;
}

function isMeant({ word, separator, name, hasAt, isGlued }: Candidate): boolean {
  const isPrefix = distanceOf(word, PREFIX) <= 2;
  const hasName = separator.includes(".") && closest(name, NAMES) !== undefined;
  if (!hasAt) return isPrefix && hasName && separator === "." && !isGlued;
  return isPrefix ? hasName || !isGlued : hasName && word.toLowerCase().includes("hard");
}

function read(seen: string, isSpelt: boolean, name: string, argument: string | undefined): DirectiveReading {
  const known = NAMES.find((candidate) => candidate === name);
  if (known === undefined || !isSpelt) {
    const near = closest(name, NAMES);
    const write = near === undefined ? Object.values(FORMS) : [spelt(near, argument)];
    return { seen, fault: "spelling", write };
  }
  const directive = withArgument(known, argument);
  return directive === undefined ? { seen, fault: "argument", write: [spelt(known, argument)] } : { seen, directive };
}

function withArgument(name: DirectiveName, argument: string | undefined): Directive | undefined {
  if (name === "sensitive" || name === "ignore") return argument === undefined ? { name } : undefined;
  const [, value] = /^\([ \t]*(\w+)[ \t]*\)$/.exec(argument ?? "") ?? [];
  if (value === undefined) return undefined;
  if (name === "field") return { name, field: value };
  const policy = REQUIRED_RELATION_POLICIES.find((candidate) => candidate === value);
  return policy === undefined ? undefined : { name, policy };
}

/** The correct spelling, with the argument that was meant if that can be told. */
function spelt(name: DirectiveName, argument: string | undefined): string {
  const [value] = /\w+/.exec(argument ?? "") ?? [];
  if (value === undefined || name === "sensitive" || name === "ignore") return FORMS[name];
  const meant = name === "field" ? value : closest(value, REQUIRED_RELATION_POLICIES);
  return meant === undefined ? FORMS[name] : `@hardening.${name}(${meant})`;
}
