/** A condition under which a command runs. */
export interface Guard {
  /** Of the test: `["[", "$NODE_ENV", "=", "development", "]"]`. */
  readonly words: readonly string[];
  /** The command runs if the test fails. */
  readonly isElse: boolean;
}

/** The `if`s that stand around a command of a shell script. */
export class Guards {
  readonly #stack: { words: string[]; isElse: boolean; isTest: boolean }[] = [];

  /** A reserved word in the place of a command. */
  keyword(word: string): void {
    const top = this.#stack.at(-1);
    if (word === "if") this.#stack.push({ words: [], isElse: false, isTest: true });
    else if (word === "fi") this.#stack.pop();
    else if (top === undefined) return;
    else if (word === "then") top.isTest = false;
    else if (word === "else") top.isElse = true;
    else if (word === "elif") Object.assign(top, { words: [], isElse: false, isTest: true });
  }

  /** A command; one between `if` and `then` is a part of the test. */
  command(words: readonly string[]): readonly Guard[] {
    const top = this.#stack.at(-1);
    if (top?.isTest) top.words.push(...words);
    return this.#stack.filter(({ isTest }) => !isTest).map(({ words: test, isElse }) => ({ words: [...test], isElse }));
  }
}

/** Whether a condition keeps a command from running in production, as far as its words tell. */
export function isOnlyElsewhere({ words, isElse }: Guard): boolean {
  const text = words.join(" ");
  if (!/prod|dev|test|local|_ENV\b|\bCI\b/i.test(text)) return false;
  const isNegated = words.includes("!=") || words.includes("!") || words.includes("-z");
  const isAboutProduction = /prod/i.test(text);
  return isAboutProduction ? isNegated !== isElse : isNegated === isElse;
}
