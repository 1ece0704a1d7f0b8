const TEXT_OR_COMMENT = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/.*|\/\*[\s\S]*?\*\//g;

/** The code of a configuration: a setting that is commented out is none. What begins a comment in a text stays. */
export function withoutComments(code: string): string {
  return code.replaceAll(TEXT_OR_COMMENT, (_all, text: string | undefined) => text ?? " ");
}
