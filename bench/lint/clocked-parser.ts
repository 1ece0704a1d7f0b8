import { parseForESLint, type ParserOptions } from "@typescript-eslint/parser";
import type { Linter } from "eslint";
import { processorTime } from "./clock.js";

/** typescript-eslint's parser with a clock, so that a linter's time can be told from the parser's. */
export class ClockedParser {
  /** Of all that was parsed, in ms: the syntax tree, tokens, comments and scopes. */
  milliseconds = 0;

  asParser(): Linter.Parser {
    return {
      meta: { name: "clocked-typescript-eslint", version: "1" },
      parseForESLint: (text: string, options?: ParserOptions) => {
        const start = processorTime();
        const parsed = parseForESLint(text, options);
        this.milliseconds += processorTime() - start;
        return parsed as unknown as Linter.ESLintParseResult;
      },
    };
  }
}
