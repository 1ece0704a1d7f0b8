import type { FoundSecret } from "./found-secret.js";

/** secretlint's rules, and what each finds, as it stands in a message. */
const KINDS: { readonly [rule: string]: string } = {
  "1password": "a key of a 1Password service account",
  anthropic: "an Anthropic key",
  aws: "an AWS key",
  databricks: "a Databricks token",
  docker: "a Docker token",
  figma: "a Figma token",
  gcp: "a key of a Google Cloud service account",
  github: "a GitHub token",
  gitlab: "a GitLab token",
  grafana: "a Grafana token",
  groq: "a Groq key",
  "hashicorp-vault": "a Vault token",
  huggingface: "a Hugging Face token",
  linear: "a Linear key",
  notion: "a Notion token",
  npm: "an npm token",
  openai: "an OpenAI key",
  privatekey: "a private key",
  sendgrid: "a SendGrid key",
  shopify: "a Shopify token",
  slack: "a Slack token",
  vercel: "a Vercel token",
};
/** URLs with a password: `databaseUrlIn` tells a database of one's own from one that is not. */
const LEFT_OUT = new Set(["database-connection-string", "basicauth"]);
const PREFIX = "@secretlint/secretlint-rule-";

export type SecretFinder = (file: string, text: string) => Promise<readonly FoundSecret[]>;

/** Keys of providers, by secretlint. What it says of a secret is not used: it may hold the value. */
export async function providerSecretFinder(): Promise<SecretFinder> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import("@secretlint/core"),
    import("@secretlint/secretlint-rule-preset-recommend"),
  ]);
  const config = { rules: [{ id: `${PREFIX}preset-recommend`, rule: creator }] };
  return async (filePath, content) => {
    const source = { content, filePath, contentType: "text" } as const;
    const { messages } = await lintSource({ source, options: { config, maskSecrets: true } });
    return messages.flatMap(({ ruleId, loc, range }): readonly FoundSecret[] => {
      const rule = ruleId.slice(PREFIX.length);
      if (LEFT_OUT.has(rule)) return [];
      return [{ kind: KINDS[rule] ?? "a secret", line: loc.start.line, length: range[1] - range[0] }];
    });
  };
}
