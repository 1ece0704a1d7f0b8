import { piecesOf, type Span } from "./pieces.js";
import type { Random } from "./random.js";

/** What the cases of all rules are made of. */
export interface Stock {
  /** As often as they occur. */
  readonly identifiers: readonly string[];
  readonly expressions: readonly string[];
  readonly statements: readonly string[];
}

export function stockOf(codes: readonly string[]): Stock {
  const pieces = codes.flatMap((code) => {
    const found = piecesOf(code);
    if (found === undefined) return [];
    const textOf = ([start, end]: Span) => code.slice(start, end);
    return [
      {
        identifiers: found.identifiers.map(textOf),
        expressions: found.expressions.map(textOf),
        statements: found.statements.map(textOf),
      },
    ];
  });
  return {
    identifiers: pieces.flatMap(({ identifiers }) => identifiers),
    expressions: pieces.flatMap(({ expressions }) => expressions),
    statements: pieces.flatMap(({ statements }) => statements),
  };
}

type Edit = (code: string, random: Random, stock: Stock) => string | undefined;

const edits: readonly Edit[] = [
  (code, random) => replaceOne(code, "tokens", random, () => ""),
  (code, random) => replaceOne(code, "tokens", random, (text) => `${text} ${text}`),
  (code, random) => swapTokens(code, random),
  (code, random, stock) => replaceOne(code, "identifiers", random, () => random.pick(stock.identifiers)),
  (code, random, stock) => replaceOne(code, "expressions", random, () => random.pick(stock.expressions)),
  (code, random, stock) => replaceOne(code, "expressions", random, () => `(${random.pick(stock.expressions)})`),
  (code, random, stock) => replaceOne(code, "statements", random, () => random.pick(stock.statements)),
  (code, random, stock) =>
    replaceOne(code, "statements", random, (text) => `${text}\n${random.pick(stock.statements)}`),
  (code, random) => replaceOne(code, "statements", random, () => ""),
  (code, random) => replaceOne(code, "expressions", random, (text) => random.pick(wrappers)(text)),
];

const wrappers: readonly ((text: string) => string)[] = [
  (text) => `(${text})`,
  (text) => `(${text})!`,
  (text) => `(${text} as any)`,
  (text) => `(${text} satisfies unknown)`,
  (text) => `(<any>${text})`,
  (text) => `(await ${text})`,
  (text) => `(yes ? ${text} : undefined)`,
  (text) => `(${text}, ${text})`,
  (text) => `${text}?.()`,
  (text) => `${text}?.[key]`,
  (text) => `${text}["name"]`,
  (text) => `[...${text}]`,
  (text) => `({ ...${text} })`,
  (text) => `({ [${text}]: ${text} })`,
  (text) => "`${" + text + "}`",
  (text) => `(() => ${text})`,
  (text) => `(async function* () { yield* ${text}; })`,
  (text) => `new (class extends (${text}) { static #x = ${text}; static { this.#x; } })()`,
  (text) => `import(${text})`,
  (text) => `tag\`\${${text}}\``,
];

/** The code with some changes that leave it code. */
export function mutated(code: string, count: number, random: Random, stock: Stock): string {
  let current = code;
  for (let tries = 0, done = 0; done < count && tries < 4 * count; tries++) {
    const next = random.pick(edits)(current, random, stock);
    if (next === undefined || piecesOf(next) === undefined) continue;
    current = next;
    done++;
  }
  return current;
}

/** The code with the words of the stock in place of some of its own: real shapes that rules think to know. */
export function reworded(code: string, share: number, random: Random, stock: Stock): string {
  const spans = piecesOf(code, code.includes("/>"))?.identifiers ?? [];
  // One word for one name, or nothing would be declared any more.
  const words = new Map<string, string>();
  let result = "";
  let end = 0;
  for (const [start, next] of spans) {
    const name = code.slice(start, next);
    let word = words.get(name);
    if (word === undefined) words.set(name, (word = random.below(100) < share ? random.pick(stock.identifiers) : name));
    result += code.slice(end, start) + word;
    end = next;
  }
  return result + code.slice(end);
}

function replaceOne(
  code: string,
  kind: "tokens" | "identifiers" | "expressions" | "statements",
  random: Random,
  replace: (text: string) => string,
): string | undefined {
  const spans = piecesOf(code)?.[kind] ?? [];
  if (spans.length === 0) return undefined;
  const [start, end] = random.pick(spans);
  return code.slice(0, start) + replace(code.slice(start, end)) + code.slice(end);
}

function swapTokens(code: string, random: Random): string | undefined {
  const tokens = piecesOf(code)?.tokens ?? [];
  const index = random.below(Math.max(1, tokens.length - 1));
  const [one, other] = [tokens[index], tokens[index + 1]];
  if (one === undefined || other === undefined) return undefined;
  const middle = code.slice(one[1], other[0]);
  return code.slice(0, one[0]) + code.slice(...other) + middle + code.slice(...one) + code.slice(other[1]);
}
