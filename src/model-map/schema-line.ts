export interface CommentText {
  /** `doc`: `///`. `line`: `//`, which Prisma drops. `block`: what this line has of a `/*` comment. */
  readonly kind: "doc" | "line" | "block";
  /** Without the marker. */
  readonly text: string;
}

export interface SchemaLine {
  /** The line without its comments. */
  readonly code: string;
  readonly comments: readonly CommentText[];
  /** A block comment goes on in the next line. */
  readonly isInsideBlockComment: boolean;
}

/** Code up to a comment: a `//` inside a string is code. Prisma's strings are JSON's and end on their line. */
const CODE = /^(?:[^"/]|"(?:[^"\\]|\\.)*(?:"|$)|\/(?![/*]))*/;

export function readLine(line: string, isInsideBlockComment: boolean): SchemaLine {
  const comments: CommentText[] = [];
  let code = "";
  let rest = line;
  let isInside = isInsideBlockComment;
  while (rest !== "" || isInside) {
    if (isInside) {
      const end = rest.indexOf("*/");
      comments.push({ kind: "block", text: end < 0 ? rest : rest.slice(0, end) });
      if (end < 0) break;
      isInside = false;
      rest = rest.slice(end + 2);
      continue;
    }
    const [plain = ""] = CODE.exec(rest) ?? [];
    code += plain;
    rest = rest.slice(plain.length);
    if (rest.startsWith("//")) {
      const kind = rest.startsWith("///") ? "doc" : "line";
      comments.push({ kind, text: rest.slice(kind === "doc" ? 3 : 2) });
      break;
    }
    isInside = rest.startsWith("/*");
    rest = rest.slice(2);
  }
  return { code, comments, isInsideBlockComment: isInside };
}
