import { closingBacktick, closingBracket } from "./closing.js";
import { Guards, type Guard } from "./guards.js";

/** A command of a shell script, without its redirections. */
export interface ShellCommand {
  /** Quotes are gone; what the shell would fill in stands as it is written. */
  readonly words: readonly string[];
  /** In the text, from 1. */
  readonly line: number;
  /** Its failure changes nothing: `|| true`. */
  readonly isFailureIgnored: boolean;
  /** What stands before it: `["DATABASE_URL=file:dev.db"]`. */
  readonly assignments: readonly string[];
  /** The conditions under which it runs, as far as they are `if`s or stand before `&&` and `||`. */
  readonly guards: readonly Guard[];
}

/** The simple commands of a text in the language of POSIX shells, also those in `$(...)`, in order. */
export function splitCommands(text: string, firstLine = 1): readonly ShellCommand[] {
  return new Splitter(text, firstLine).commands();
}

const KEYWORDS = new Set([
  "if",
  "then",
  "else",
  "elif",
  "fi",
  "do",
  "done",
  "while",
  "until",
  "case",
  "esac",
  "in",
  "!",
  "{",
  "}",
  "time",
]);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const SHRUG = new Set(["true", ":", "echo", "printf"]);

class Splitter {
  readonly #text: string;
  readonly #found: ShellCommand[] = [];
  #at = 0;
  #line: number;
  #word: string | undefined;
  #words: string[] = [];
  #wordsLine = 0;
  #isRedirected = false;
  #heredocs: { readonly end: string; readonly isIndented: boolean }[] = [];
  #isHeredocNext: false | "plain" | "indented" = false;
  /** `&&` or `||` before the command that is being read, with the test that it follows. */
  #link: "&&" | "||" | undefined;
  #test: readonly string[] | undefined;
  #assignments: string[] = [];
  readonly #guards = new Guards();

  constructor(text: string, firstLine: number) {
    this.#text = text.replaceAll("\r\n", "\n");
    this.#line = firstLine;
  }

  commands(): readonly ShellCommand[] {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    this.#endCommand();
    return this.#found;
  }

  #step(char: string): void {
    if (char === "\n") this.#newline();
    else if (char === "\\") this.#escape();
    else if (char === "'") this.#singleQuoted();
    else if (char === '"') this.#doubleQuoted();
    else if (char === "$" || char === "`") this.#add(this.#expansion());
    else if (char === " " || char === "\t") this.#blank();
    else if (char === "#" && this.#word === undefined) this.#comment();
    else if (char === "<" || char === ">") this.#redirection();
    else if (";&|()".includes(char)) this.#operator(char);
    else this.#plain(char);
  }

  #plain(char: string): void {
    this.#at += 1;
    this.#add(char);
  }

  #blank(): void {
    this.#at += 1;
    this.#endWord();
  }

  #add(text: string): void {
    this.#word = (this.#word ?? "") + text;
  }

  #newline(): void {
    this.#at += 1;
    this.#endCommand();
    this.#line += 1;
    for (const { end, isIndented } of this.#heredocs.splice(0)) this.#skipHeredoc(end, isIndented);
  }

  #skipHeredoc(end: string, isIndented: boolean): void {
    while (this.#at < this.#text.length) {
      const stop = this.#text.indexOf("\n", this.#at);
      const line = this.#text.slice(this.#at, stop === -1 ? undefined : stop);
      this.#at = stop === -1 ? this.#text.length : stop + 1;
      this.#line += 1;
      if ((isIndented ? line.replace(/^\t+/, "") : line) === end) return;
    }
  }

  #escape(): void {
    const next = this.#text.charAt(this.#at + 1);
    this.#at += 2;
    if (next === "\n") this.#line += 1;
    else this.#add(next);
  }

  #singleQuoted(): void {
    const end = this.#text.indexOf("'", this.#at + 1);
    const inside = this.#text.slice(this.#at + 1, end === -1 ? undefined : end);
    this.#add(inside);
    this.#line += inside.split("\n").length - 1;
    this.#at = end === -1 ? this.#text.length : end + 1;
  }

  #doubleQuoted(): void {
    this.#add("");
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const char = this.#text.charAt(this.#at);
      if (char === '"') {
        this.#at += 1;
        return;
      }
      if (char === "$" || char === "`") {
        this.#add(this.#expansion());
        continue;
      }
      const isEscaped = char === "\\" && '"\\$`\n'.includes(this.#text.charAt(this.#at + 1));
      const taken = isEscaped ? this.#text.charAt(this.#at + 1) : char;
      if (taken === "\n") this.#line += 1;
      if (!isEscaped || taken !== "\n") this.#add(taken);
      this.#at += isEscaped ? 2 : 1;
    }
  }

  /** `$name`, `${...}`, `$(...)` or backticks; the commands inside are commands, too. */
  #expansion(): string {
    const rest = this.#text.slice(this.#at);
    const [open = "$"] = /^(?:\$\(|\$\{|`)/.exec(rest) ?? [];
    if (open === "$") {
      this.#at += 1;
      return "$";
    }
    const length = open === "`" ? closingBacktick(rest) : closingBracket(rest, open === "$(" ? "()" : "{}");
    const whole = rest.slice(0, length);
    const isArithmetic = whole.startsWith("$((");
    if (open !== "${" && !isArithmetic) this.#found.push(...splitCommands(whole.slice(open.length, -1), this.#line));
    this.#line += whole.split("\n").length - 1;
    this.#at += length;
    return whole;
  }

  #comment(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #redirection(): void {
    if (this.#word !== undefined && /^\d+$|^&$/.test(this.#word)) this.#word = undefined;
    this.#endWord();
    const [sign = ""] = /^(?:<<-|<<<|<<|>>|>&|<&|&>|>\||<>|[<>])/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += sign.length;
    if (sign === "<<" || sign === "<<-") this.#isHeredocNext = sign === "<<" ? "plain" : "indented";
    else this.#isRedirected = true;
  }

  #operator(char: string): void {
    const isDouble = this.#text.charAt(this.#at + 1) === char;
    if (char === "&" && this.#text.charAt(this.#at + 1) === ">") {
      this.#endWord();
      this.#at += 1;
      return;
    }
    this.#endCommand();
    this.#at += isDouble && "&|;".includes(char) ? 2 : 1;
    this.#link = !isDouble ? undefined : char === "|" ? "||" : char === "&" ? "&&" : undefined;
  }

  #endWord(): void {
    const word = this.#word;
    this.#word = undefined;
    if (word === undefined) return;
    if (this.#isHeredocNext !== false) {
      this.#heredocs.push({ end: word, isIndented: this.#isHeredocNext === "indented" });
      this.#isHeredocNext = false;
    } else if (this.#isRedirected) {
      this.#isRedirected = false;
    } else {
      const isFirst = this.#words.length === 0;
      if (isFirst && KEYWORDS.has(word)) this.#guards.keyword(word);
      else if (isFirst && ASSIGNMENT.test(word)) this.#assignments.push(word);
      else this.#words.push(word);
      if (isFirst) this.#wordsLine = this.#line;
    }
  }

  #endCommand(): void {
    this.#endWord();
    this.#isRedirected = false;
    const [words, assignments, link] = [this.#words, this.#assignments, this.#link];
    this.#link = undefined;
    this.#assignments = [];
    const [program] = words;
    if (program === undefined) return;
    this.#words = [];
    const isShrug = SHRUG.has(program) || (program === "exit" && words[1] === "0");
    const last = this.#found.at(-1);
    if (link === "||" && isShrug && last !== undefined) this.#found.splice(-1, 1, { ...last, isFailureIgnored: true });

    const guards = [...this.#guards.command(words)];
    if (link !== undefined && this.#test !== undefined) guards.push({ words: this.#test, isElse: link === "||" });
    if (link === undefined || isTest(program)) this.#test = isTest(program) ? words : undefined;
    this.#found.push({ words, assignments, guards, line: this.#wordsLine, isFailureIgnored: false });
  }
}

function isTest(program: string): boolean {
  return program === "[" || program === "[[" || program === "test";
}
