import { readFile } from "node:fs/promises";
import path from "node:path";
import { defineFact } from "../context.js";
import { projectFiles } from "../project/project-files.js";
import { tokensOf, type Token } from "./code-tokens.js";

/** `new PrismaPg(...)`, `new PrismaMariaDb(...)` or the pool that it takes. */
export interface AdapterCall {
  readonly constructor: string;
  readonly file: string;
  readonly line: number;
  /** It is the one of `prisma-hardening/adapter-pg` or `/adapter-mariadb`, which has limits of its own. */
  readonly isHardened: boolean;
  /** The names in its first argument, if that is an object. */
  readonly keys: ReadonlySet<string>;
  /** Names with a word or a number, as "rejectUnauthorized:false", anywhere in it. */
  readonly words: readonly string[];
  /** Its first argument holds more than stands there: a variable, a spread, a call. */
  readonly isOpen: boolean;
}

const CODE = /\.[cm]?[jt]sx?$/;
const NOT_RUN =
  /\.d\.[cm]?ts$|(?:^|\/)(?:tests?|__tests__|spec|e2e|generated|dist|build|node_modules)\/|\.(?:test|spec)\./;
const MODULE = /adapter-(?:pg|mariadb)["']|["'](?:pg|mariadb)["']/;
const CONSTRUCTORS = new Set(["PrismaPg", "PrismaMariaDb", "Pool", "createPool"]);

/** Where the code makes the connections, as far as that stands in one call. The code is read, not run. */
export const adapterCalls = defineFact<readonly AdapterCall[]>({
  read: async (context) => {
    const { all } = await context.fact(projectFiles);
    const files = all.filter((file) => CODE.test(file) && !NOT_RUN.test(file));
    const found: AdapterCall[] = [];
    for (const file of files) {
      const code = await readFile(path.join(context.root, file), "utf8").catch(() => "");
      if (MODULE.test(code)) found.push(...callsIn(file, code));
    }
    return found;
  },
});

export function callsIn(file: string, code: string): readonly AdapterCall[] {
  const tokens = tokensOf(code);
  const isHardened = tokens.some(({ kind, value }) => kind === "text" && value.startsWith("prisma-hardening/adapter-"));
  return tokens.flatMap(({ kind, value, line }, index) => {
    const isCall = kind === "word" && CONSTRUCTORS.has(value) && tokens[index + 1]?.value === "(";
    if (!isCall || tokens[index - 1]?.value === "function") return [];
    const inside = argumentsAt(tokens, index + 1);
    const ofAdapter = isHardened && value.startsWith("Prisma");
    return [{ constructor: value, file, line, isHardened: ofAdapter, ...shapeOf(inside), words: wordsIn(inside) }];
  });
}

/** What stands between the parentheses. */
function argumentsAt(tokens: readonly Token[], open: number): readonly Token[] {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    depth += depthOf(tokens[index]);
    if (depth === 0) return tokens.slice(open + 1, index);
  }
  return [];
}

function depthOf(token: Token | undefined): number {
  if (token?.kind !== "sign") return 0;
  if ("([{".includes(token.value)) return 1;
  return ")]}".includes(token.value) ? -1 : 0;
}

function shapeOf(inside: readonly Token[]): Pick<AdapterCall, "keys" | "isOpen"> {
  const [first, second, third] = inside;
  const keys = new Set<string>();
  if (first?.value !== "{" || first.kind !== "sign") {
    const isText =
      first?.kind === "text" || [first, second, third].map((token) => token?.value).join("") === "process.env";
    return { keys, isOpen: !isText };
  }
  let isOpen = false;
  let depth = 0;
  for (const [index, token] of inside.entries()) {
    depth += depthOf(token);
    // The end of the first argument.
    if (depth === 0) break;
    if (depth !== 1) continue;
    const before = inside[index - 1]?.value ?? "";
    if (token.value === "..." && token.kind === "sign") isOpen = true;
    else if (token.kind !== "sign" && (before === "{" || before === ",")) keys.add(token.value);
  }
  return { keys, isOpen };
}

function wordsIn(inside: readonly Token[]): readonly string[] {
  return inside.flatMap((token, index) => {
    const value = inside[index + 2];
    const isPair = token.kind !== "sign" && inside[index + 1]?.value === ":" && value?.kind === "word";
    return isPair ? [`${token.value}:${value.value}`] : [];
  });
}
