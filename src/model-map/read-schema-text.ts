import { readLine } from "./schema-line.js";
import {
  isModelKeyword,
  type BlockKeyword,
  type CommentSite,
  type SchemaAttribute,
  type SchemaBlock,
  type SchemaComment,
  type SchemaFile,
  type SchemaMember,
  type SchemaText,
  type StraySite,
} from "./schema-text.js";

/**
 * What Prisma's DMMF does not tell of a schema: the lines, and every comment with what it stands at. Prisma's grammar is
 * one of lines, and a schema that it has accepted is told apart by how its lines begin.
 */
export function readSchemaText(files: readonly SchemaFile[]): SchemaText {
  const texts = files.map((file) => new SchemaFileReader(file.path).read(file.text));
  return { blocks: texts.flatMap(({ blocks }) => blocks), comments: texts.flatMap(({ comments }) => comments) };
}

interface OpenBlock extends SchemaBlock {
  readonly members: SchemaMember[];
  readonly attributes: SchemaAttribute[];
}

type Unplaced = Omit<SchemaComment, "site">;

const KEYWORDS = [
  "model",
  "view",
  "enum",
  "type",
  "generator",
  "datasource",
] as const satisfies readonly BlockKeyword[];
const HEADER = /^(\w+)\s+([\w-]+)\s*\{/;
const MEMBER = /^\w+/;

class SchemaFileReader {
  readonly #path: string;
  readonly #blocks: OpenBlock[] = [];
  readonly #comments: SchemaComment[] = [];
  #block: OpenBlock | undefined;
  /** Whole-line comments, until the line comes that they stand above. */
  #waiting: Unplaced[] = [];
  #isAfterBlankLine = false;

  constructor(path: string) {
    this.#path = path;
  }

  read(text: string): SchemaText {
    let isInsideBlockComment = false;
    for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
      const read = readLine(line, isInsideBlockComment);
      const code = read.code.trim();
      const own = read.comments.map((comment): Unplaced => ({
        file: this.#path,
        line: index + 1,
        isWholeLine: code === "",
        ...comment,
      }));
      const isOpening = this.#block === undefined && code !== "";
      // Prisma skips what follows an opening brace, also a `/*`.
      isInsideBlockComment = read.isInsideBlockComment && !isOpening;

      if (code !== "") this.#codeLine(code, index + 1, own);
      else if (own.length > 0) this.#commentLine(own);
      else this.#blankLine();
    }
    this.#settle(stray("blankLine"));
    return { blocks: this.#blocks, comments: this.#comments };
  }

  #blankLine(): void {
    if (this.#block === undefined) this.#settle(stray("blankLine"));
    else this.#isAfterBlankLine = this.#waiting.length > 0;
  }

  #commentLine(own: readonly Unplaced[]): void {
    // Of the comments above a field Prisma keeps the last: one behind a blank line replaces those before it.
    if (this.#isAfterBlankLine) this.#settle(stray("otherComment"));
    this.#waiting.push(...own);
  }

  #codeLine(code: string, line: number, own: readonly Unplaced[]): void {
    const block = this.#block;
    if (block === undefined) {
      this.#openingLine(code, line, own);
    } else if (code.startsWith("}")) {
      this.#settle(stray("endOfBlock"), own, stray("closingLine"));
      this.#block = undefined;
    } else if (code.startsWith("@@")) {
      block.attributes.push({ file: this.#path, line, code });
      this.#settle(siteIn(block, stray("blockAttribute")), own);
    } else {
      const [name = ""] = MEMBER.exec(code) ?? [];
      block.members.push({ file: this.#path, line, name, code });
      this.#settle(siteIn(block, { at: "field", model: block.name, field: name }), own);
    }
  }

  #openingLine(code: string, line: number, own: readonly Unplaced[]): void {
    const [, word, name = ""] = HEADER.exec(code) ?? [];
    const keyword = KEYWORDS.find((candidate) => candidate === word);
    if (keyword === undefined) {
      this.#settle(stray("blankLine"), own);
      return;
    }
    this.#block = { file: this.#path, line, keyword, name, members: [], attributes: [] };
    this.#blocks.push(this.#block);
    this.#settle(siteIn(this.#block, { at: "model", model: name }), own, stray("openingLine"));
  }

  /** Places the comments that wait, and those of the line itself. */
  #settle(site: CommentSite, own: readonly Unplaced[] = [], ownSite: CommentSite = site): void {
    this.#comments.push(...this.#waiting.map((comment) => ({ ...comment, site })));
    this.#comments.push(...own.map((comment) => ({ ...comment, site: ownSite })));
    this.#waiting = [];
    this.#isAfterBlankLine = false;
  }
}

function siteIn({ keyword }: SchemaBlock, inModel: CommentSite): CommentSite {
  return isModelKeyword(keyword) ? inModel : stray(keyword);
}

function stray(site: StraySite): CommentSite {
  return { at: "nothing", stray: site };
}
