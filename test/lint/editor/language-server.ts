import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from "vscode-jsonrpc/node.js";

const require = createRequire(import.meta.url);
const TIMEOUT_MS = 30_000;

/** From 0, as the language server protocol counts. */
interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  /** 1: error, 2: warning. */
  readonly severity: 1 | 2;
  /** `prisma-hardening/no-floating-query`. */
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
}

interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

/** ESLint's language server, as VS Code runs it, with this process as the editor. */
export class LanguageServer {
  readonly #root: string;
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #applied: WorkspaceEdit[] = [];
  /** What the server says of itself that is not in order: why nothing was linted, for one. */
  readonly log: string[] = [];

  private constructor(root: string, child: ChildProcess, connection: MessageConnection) {
    this.#root = root;
    this.#child = child;
    this.#connection = connection;
  }

  /** @param root - the workspace folder, absolute. */
  static async start(root: string): Promise<LanguageServer> {
    const manifest = require.resolve("vscode-langservers-extracted/package.json");
    const program = path.join(path.dirname(manifest), "bin", "vscode-eslint-language-server");
    const child = spawn(process.execPath, [program, "--stdio"], { cwd: root, stdio: ["pipe", "pipe", "ignore"] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const server = new LanguageServer(root, child, connection);
    await within(server.#initialize(), "The language server does not start");
    return server;
  }

  /** The findings in a file, given from the root, and what the editor offers for each. */
  async open(file: string): Promise<readonly Diagnostic[]> {
    const uri = this.#uri(file);
    const text = readFileSync(path.join(this.#root, file), "utf8");
    await this.#connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text },
    });
    const answer = this.#connection.sendRequest<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri },
      identifier: "eslint",
    });
    const { items } = await within(answer, `The language server does not lint ${file}`);
    return items;
  }

  /** The whole text of the file after each of the finding's suggestions was taken, by the title in the editor's menu. */
  async quickFixes(file: string, diagnostic: Diagnostic): Promise<ReadonlyMap<string, string>> {
    const textDocument = { uri: this.#uri(file) };
    const context = { diagnostics: [diagnostic], triggerKind: 1 };
    const actions = await this.#connection.sendRequest<readonly CodeAction[] | null>("textDocument/codeAction", {
      textDocument,
      range: diagnostic.range,
      context,
    });
    const text = readFileSync(path.join(this.#root, file), "utf8");
    const fixes = new Map<string, string>();
    for (const { title, command } of actions ?? []) {
      if (command?.command !== "eslint.applySuggestion") continue;
      this.#applied.length = 0;
      await this.#connection.sendRequest("workspace/executeCommand", command);
      fixes.set(title, edited(text, this.#applied.flatMap(editsOf)));
    }
    return fixes;
  }

  async stop(): Promise<void> {
    await within(this.#connection.sendRequest("shutdown"), "The language server does not stop").catch(() => undefined);
    await this.#connection.sendNotification("exit");
    this.#connection.dispose();
    this.#child.kill();
  }

  async #initialize(): Promise<void> {
    const connection = this.#connection;
    const uri = pathToFileURL(this.#root).href;
    const workspaceFolder = { uri, name: path.basename(this.#root) };
    const settings = { ...SETTINGS, workingDirectory: { directory: this.#root }, workspaceFolder };
    connection.onRequest("workspace/configuration", ({ items }: { readonly items: readonly unknown[] }) =>
      items.map(() => settings),
    );
    connection.onRequest("workspace/applyEdit", ({ edit }: { readonly edit: WorkspaceEdit }) => {
      this.#applied.push(edit);
      return { applied: true };
    });
    for (const method of [
      "workspace/diagnostic/refresh",
      "client/registerCapability",
      "window/workDoneProgress/create",
    ]) {
      connection.onRequest(method, () => null);
    }
    for (const method of ["eslint/noLibrary", "eslint/noConfig", "eslint/probeFailed", "eslint/openDoc"]) {
      connection.onRequest(method, () => {
        this.log.push(method);
        return {};
      });
    }
    for (const method of ["window/logMessage", "window/showMessage"]) {
      connection.onNotification(method, ({ message }: { readonly message: string }) => {
        if (!IN_ORDER.test(message)) this.log.push(message);
      });
    }
    connection.onUnhandledNotification(() => undefined);
    connection.listen();
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [workspaceFolder],
      capabilities: CAPABILITIES,
    });
    await connection.sendNotification("initialized", {});
  }

  #uri(file: string): string {
    return pathToFileURL(path.join(this.#root, file)).href;
  }
}

const IN_ORDER = /^ESLint (?:server running|library loaded)/;

/** What the editor's extension sends where the user has set nothing. */
const SETTINGS = {
  ...{ validate: "on", run: "onType", quiet: false, format: false, options: {}, packageManager: "npm", nodePath: null },
  ...{ useESLintClass: true, useFlatConfig: true, experimental: {}, onIgnoredFiles: "warn", rulesCustomizations: [] },
  problems: { shortenToSingleLine: false },
  codeAction: {
    disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: "all" },
};

const CAPABILITIES = {
  workspace: { configuration: true, applyEdit: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: { codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll.eslint"] } } },
  },
};

export const careless = fileURLToPath(new URL("../../../examples/shop-careless", import.meta.url));

function editsOf({ changes = {}, documentChanges }: WorkspaceEdit): readonly TextEdit[] {
  return documentChanges ? documentChanges.flatMap(({ edits }) => edits) : Object.values(changes).flat();
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const at = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return edits
    .map(({ range, newText }) => ({ start: at(range.start), end: at(range.end), newText }))
    .sort((one, other) => other.start - one.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

async function within<T>(work: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint}.`)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
