import { isName, type KnownNames } from "./names.js";

/**
 * What was wrong with the arguments, from the last line of Prisma's message. Everything before it prints the caller's
 * arguments, whose keys stand there unescaped: a key with line breaks can look like a message, but not be the last line.
 *
 * @returns a sentence of our own, or `undefined` for a message that this version does not know.
 */
export function describeValidation(message: string, names: KnownNames): string | undefined {
  const tagFunction = /^`(\$(?:query|execute)Raw)` is a tag function/.exec(message.trimStart());
  if (tagFunction) return `\`${tagFunction[1] ?? ""}\` is a tag function and was called with a string`;
  const lines = message.trimEnd().split("\n");
  const line = lines.at(-1) ?? "";
  if (line === INCLUDE_NOTE) return describe(lines.at(-2) ?? "", INCLUDE_MISTAKES, names);
  return describe(line, MISTAKES, names);
}

type Sentence = (found: readonly string[], names: KnownNames) => string | undefined;
type Mistake = readonly [pattern: RegExp, sentence: Sentence];

const INCLUDE_NOTE = "Note that include statements only accept relation fields.";
const OPTIONS = String.raw`(?: Available options are (?:marked with \?|listed in green)\.)?`;

const INCLUDE_MISTAKES: readonly Mistake[] = [
  [
    /^Invalid scalar field `(.*)` for include statement(?: on model (\w+)\. Available.*|\.)$/s,
    ([field = "", model], names) =>
      `\`include\` names ${known(field, names)}, which is no relation${onModel(model, names)}`,
  ],
];

/** One line per message of Prisma's. In `.*` the caller's text may stand; every other group is a name of the schema. */
const MISTAKES: readonly Mistake[] = [
  [/^Provided Date object is invalid$/, () => "A Date among the parameters is invalid"],
  [/^Argument `(\w+)` is missing\.$/, ([argument]) => argument && `Argument \`${argument}\` is missing`],
  [/^Argument `(\w+)` must not be null\.$/, ([argument]) => argument && `Argument \`${argument}\` must not be null`],
  [
    /^Argument `(\w+)` is required because argument `(\w+)` was provided\.$/,
    ([argument, other]) => argument && other && `Argument \`${argument}\` is required beside \`${other}\``,
  ],
  [
    /^Argument `(\w+)`: Invalid value provided\. Expected (.+), provided ([^`]+)\.$/,
    ([argument, expected = "", provided = ""]) =>
      argument &&
      `Argument \`${argument}\` has a wrong type: ${expectation(expected)}provided ${providedType(provided)}`,
  ],
  [
    /^Invalid value for argument `(\w+)`(?:: (.*?))?\.(?: Expected ([^.`]+)\.)?$/s,
    ([argument, reason = "", expected = ""]) => argument && invalidValue(argument, reason, expected),
  ],
  [
    /^Unable to fit value .*into a 64-bit signed integer for field `(\w+)`$/s,
    ([field]) => field && `The number for field \`${field}\` does not fit into 64 bits`,
  ],
  [
    /^Argument `(\w+)` of type (\w+) needs at least one(?: argument| of (.+) arguments)\./,
    ([argument, , fields]) => argument && `Argument \`${argument}\` needs at least one${oneOf(fields)}`,
  ],
  [
    /^Argument `(\w+)` of type (\w+) needs (exactly|at most|at least) (one|\d{1,3}) arguments?,? ?/,
    ([argument, , bound, number]) =>
      argument && `Argument \`${argument}\` needs ${bound ?? ""} ${number ?? ""} of its fields`,
  ],
  [
    new RegExp(`^Unknown argument \`(.*)\`\\.(?: Did you mean \`(\\w+)\`\\?)?${OPTIONS}$`, "s"),
    ([argument = "", meant], names) =>
      `Unknown argument${knownSuffix(argument, names)}${meant ? `; did you mean \`${meant}\`?` : ""}`,
  ],
  [
    new RegExp(
      `^Unknown field \`(.*)\`(?: for (select|include|omit) statement)? on model \`(\\w+)\`\\.${OPTIONS}$`,
      "s",
    ),
    ([field = "", statement, model], names) =>
      `Unknown field${knownSuffix(field, names)}${statement ? ` in \`${statement}\`` : ""}${onModel(model, names)}`,
  ],
  [
    /^Invalid value for selection field `(.*)`: /s,
    ([field = ""], names) => `A selected field has an invalid value${inField(field, names)}`,
  ],
  [
    /^Please either use `(include|select|omit)` or `(include|select|omit)`, but not both at the same time\.$/,
    ([first, second]) => first && second && `\`${first}\` and \`${second}\` exclude each other`,
  ],
  [
    /^The `select` statement for type (\w+) (?:must not be empty|needs at least one truthy value)\./,
    ([model], names) => `\`select\` selects nothing${onModel(model, names)}`,
  ],
  [
    /^The (?:global )?omit (?:statement|configuration) (?:includes|excludes) every field of the model (\w+)\./,
    ([model], names) => `\`omit\` leaves no field${onModel(model, names)}`,
  ],
];

/** Prisma's parsers of dates and numbers have these constants; any other reason may quote the value. */
const REASONS: ReadonlySet<string> = new Set([
  ...[
    "input is out of range",
    "no possible date and time matching input",
    "input is not enough for unique date and time",
  ],
  ...[
    "input contains invalid characters",
    "premature end of input",
    "trailing input",
    "Provided Date object is invalid",
  ],
]);

const PROVIDED: ReadonlySet<string> = new Set([
  ...["String", "Int", "Float", "Boolean", "BigInt", "Decimal", "DateTime", "Date", "Bytes", "Json", "JSON", "Null"],
  ...["Object", "List", "Enum", "Record", "Undefined", "FieldRef"],
]);

function describe(line: string, mistakes: readonly Mistake[], names: KnownNames): string | undefined {
  for (const [pattern, sentence] of mistakes) {
    const found = pattern.exec(line);
    if (found) return sentence(found.slice(1), names) ?? undefined;
  }
  return undefined;
}

function invalidValue(argument: string, reason: string, expected: string): string {
  const types = typeNames(expected);
  const parts = [...(REASONS.has(reason) ? [reason] : []), ...(types === undefined ? [] : [`expected ${types}`])];
  return `Argument \`${argument}\` has an invalid value${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

function expectation(expected: string): string {
  const types = typeNames(expected);
  return types === undefined ? "" : `expected ${types}, `;
}

/** `Int`, `IntFilter or Int`, `Role[]`, `ISO-8601 DateTime` */
function typeNames(text: string): string | undefined {
  const types = text.split(/, | or /);
  const areTypes = types.every((type) => type === "ISO-8601 DateTime" || isName(type.replace(/(?:\[\])+$/, "")));
  return areTypes ? types.join(" or ") : undefined;
}

/** `String`, `(String, Int)`, `List<Int>` */
function providedType(text: string): string {
  const words = text.split(/[^A-Za-z]+/).filter((word) => word !== "");
  const isType = /^[\w(), <>[\]|]+$/.test(text) && words.length > 0 && words.every((word) => PROVIDED.has(word));
  return isType ? text : "another one";
}

function oneOf(fields = ""): string {
  const names = fields.split(/, | or /).map((field) => /^`(\w+)`$/.exec(field)?.[1]);
  return names.every(isName) ? ` of ${names.map((field) => `\`${field}\``).join(", ")}` : " of its fields";
}

function known(field: string, names: KnownNames): string {
  return names.isFieldOrArgument(field) ? `\`${field}\`` : "a field";
}

function knownSuffix(name: string, names: KnownNames): string {
  return names.isFieldOrArgument(name) ? ` \`${name}\`` : " (name withheld)";
}

function inField(field: string, names: KnownNames): string {
  return names.isFieldOrArgument(field) ? `: \`${field}\`` : "";
}

function onModel(model: string | undefined, names: KnownNames): string {
  return names.isModel(model) ? ` of ${model}` : "";
}
