import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts, type Report } from "../../define-rule.js";
import { matchesAny, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { isEnvironmentGuarded } from "../../log-calls/development-guard.js";
import { lastNameOf } from "../../log-calls/last-name.js";
import { databaseUrlIn } from "../../../../src/secrets/database-url.js";
import { KEY_MARKS, mayHoldProviderKey, providerKeyIn } from "../../secrets/provider-keys.js";
import { looksSecret, secretPositionOf, type Given } from "../../secrets/secret-position.js";
import { keyName } from "../../syntax/property.js";
import { environmentVariable, isCheckedElsewhere, isShown, literalValue, type LiteralValue } from "./literal-values.js";
import { secretArguments } from "./secret-arguments.js";

type MessageId = "literal" | "fallback" | "providerKey" | "databaseUrl";

const IGNORED = [
  ...[...TEST_FILES, ...SEED_FILES],
  ...[
    "**/{docs,doc,examples,example,mocks,mock,testing,stories,demo,demos}/**",
    "**/*.{mock,mocks,fixture,fixtures,example}.*",
  ],
  ...["**/{locales,locale,i18n,translations,lang,langs,languages}/**"],
];

const DATABASE_SCHEMES = ["postgres://", "postgresql://", "mysql://", "mariadb://", "mongodb", "redis://", "amqp"];

export default defineRule<MessageId, { readonly ignore: readonly string[] }>({
  id: "no-hardcoded-secret",
  description: "disallow literals where a secret belongs, and keys of providers anywhere",
  recommended: "error",
  type: "problem",
  options: {
    ignore: texts("Globs of files that are left alone; what is written here takes the place of the default."),
  },
  defaults: { ignore: IGNORED },
  messages: {
    literal:
      "A literal is {{ position }}. Everybody who can read the repository has it, its history keeps it, and it is the same in every installation. Read it from the environment, and put another in its place.",
    fallback:
      "Where `{{ variable }}` is not set, this literal is {{ position }}, and nobody notices. Let the start fail instead: `if (!{{ variable }}) throw …`.",
    providerKey:
      "This text has the form of {{ kind }}. Whoever reads the repository or its history can use it: revoke it at the provider, and read the new one from the environment.",
    databaseUrl:
      "The database's URL has a password in it ({{ position }}). Read it from `DATABASE_URL`, and change the password.",
  },
  mentions: [
    ...["ecret", "SECRET", "assword", "PASSWORD", "passphrase", "_PASS", "oken", "TOKEN", "piKey", "PI_KEY", "pi_key"],
    ...["Key", "_KEY", "cookieParser", "session", "jwt", ...DATABASE_SCHEMES, ...KEY_MARKS],
  ],
  check(file, report, { ignore }) {
    if (matchesAny(file.relativePath, ignore)) return;
    const findings = new Findings(file, report);
    checkArguments(file, findings);
    checkNamedValues(file, findings);
    if (DATABASE_SCHEMES.some((scheme) => file.text.includes(scheme)) || mayHoldProviderKey(file.text)) {
      for (const node of file.nodes("Literal")) if (typeof node.value === "string") findings.text(node, node.value);
      for (const node of file.nodes("TemplateElement")) findings.text(node, node.value.cooked ?? node.value.raw);
    }
  },
});

/** Reports each literal once, under the first and most exact of what can be said of it. */
class Findings {
  readonly #file: SourceFile;
  readonly #report: Report<MessageId>;
  readonly #seen = new Set<number>();

  constructor(file: SourceFile, report: Report<MessageId>) {
    this.#file = file;
    this.#report = report;
  }

  literal({ node, text, fallbackOf }: LiteralValue, position: string): void {
    // What a generator fills in, and what everybody may have.
    if (/<%|\{\{|PUBLIC KEY|CERTIFICATE/.test(text)) return;
    const kind = providerKeyIn(text);
    if (kind !== undefined) {
      this.text(node, text);
      return;
    }
    if (fallbackOf === undefined) {
      this.#add(node, "literal", { position });
      return;
    }
    if (isCheckedElsewhere(this.#file, fallbackOf)) return;
    this.#add(node, "fallback", { position, variable: fallbackOf });
  }

  url({ node, text }: LiteralValue, position: string): void {
    if (databaseUrlIn(text)) this.#add(node, "databaseUrl", { position });
  }

  /** A text that says by itself what it is. */
  text(node: TSESTree.Node, text: string): void {
    if (text.length < 20) return;
    const kind = providerKeyIn(text);
    if (kind !== undefined && !(kind === "a Google API key" && isOfFirebase(node))) {
      this.#add(node, "providerKey", { kind });
    } else if (databaseUrlIn(text)?.isLocal === false && !isShown(node)) {
      this.#add(node, "databaseUrl", { position: "in a text" });
    }
  }

  #add(node: TSESTree.Node, messageId: MessageId, data: Readonly<Record<string, string>>): void {
    const place = node.range[0];
    // The parts of a template stand in the template.
    if (this.#seen.has(place) || isEnvironmentGuarded(this.#file, node)) return;
    this.#seen.add(place);
    this.#report({ node, messageId, data });
  }
}

function checkArguments(file: SourceFile, findings: Findings): void {
  for (const node of [...file.nodes("CallExpression"), ...file.nodes("NewExpression")]) {
    for (const { value, position, takes } of secretArguments(file, node)) {
      const literal = literalValue(value);
      if (literal === undefined) continue;
      if (takes === "secret") findings.literal(literal, position);
      else findings.url(literal, position);
    }
  }
}

function checkNamedValues(file: SourceFile, findings: Findings): void {
  for (const { id, init } of file.nodes("VariableDeclarator")) named(findings, nameOf(id), init, "variable");
  for (const node of file.nodes("AssignmentExpression")) {
    if (/^(?:\|\||\?\?)?=$/.test(node.operator)) named(findings, lastNameOf(node.left), node.right, "entry");
  }
  for (const node of file.nodes("PropertyDefinition")) named(findings, keyName(node), node.value, "entry");
  for (const node of file.nodes("Property")) {
    if (node.parent.type === "ObjectExpression") named(findings, entryName(node), node.value, "entry");
  }
  for (const node of file.nodes("AssignmentPattern")) {
    const variable = isOfEnvironment(node) ? nameOf(node.left) : undefined;
    if (variable !== undefined) named(findings, variable, node.right, "fallback", variable);
  }
  for (const node of file.nodes("LogicalExpression")) {
    const variable = environmentVariable(node.left);
    if (variable !== undefined) named(findings, variable, node, "fallback");
  }
}

function named(
  findings: Findings,
  name: string | undefined,
  value: TSESTree.Node | null | undefined,
  given: Given,
  variable?: string,
): void {
  const literal = name === undefined ? undefined : literalValue(value);
  if (name === undefined || !literal) return;
  const fallbackOf = variable ?? literal.fallbackOf;
  const how = fallbackOf === undefined ? given : "fallback";
  const position = secretPositionOf(name, how);
  if (!position || !looksSecret(literal.text, position, name, how) || isShown(literal.node)) return;
  findings.literal({ ...literal, fallbackOf }, `\`${name}\``);
}

/** `secret` of `const jwtConstants = { secret: "…" }` by both names: alone it says little. */
function entryName(node: TSESTree.Property): string | undefined {
  const name = keyName(node);
  const owner = name === "secret" ? node.parent.parent : undefined;
  const outer =
    owner?.type === "VariableDeclarator" ? nameOf(owner.id) : owner?.type === "Property" ? keyName(owner) : undefined;
  return outer !== undefined && /jwt|session|cookie/i.test(outer) ? `${outer}_secret` : name;
}

function nameOf(node: TSESTree.Node): string | undefined {
  return node.type === "Identifier" ? node.name : undefined;
}

/** `const { JWT_SECRET = "…" } = process.env`. */
function isOfEnvironment(node: TSESTree.AssignmentPattern): boolean {
  const pattern = node.parent.parent;
  const declarator = pattern?.type === "ObjectPattern" ? pattern.parent : undefined;
  return declarator?.type === "VariableDeclarator" && declarator.init != null && lastNameOf(declarator.init) === "env";
}

/** `{ apiKey, authDomain, projectId }`: Firebase's settings are made for the page. */
function isOfFirebase(node: TSESTree.Node): boolean {
  const object = node.parent?.type === "Property" ? node.parent.parent : undefined;
  return (
    object?.type === "ObjectExpression" &&
    object.properties.some((property) => property.type === "Property" && keyName(property) === "authDomain")
  );
}
