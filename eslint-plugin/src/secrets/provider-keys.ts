/** Forms that a provider gives to its keys: a text of such a form is one wherever it stands. */
interface KeyForm {
  /** As it stands in a message. */
  readonly kind: string;
  /** In every key of the form, for a quick look at a whole file. */
  readonly mark: string;
  readonly form: RegExp;
}

const FORMS: readonly KeyForm[] = [
  { kind: "an AWS access key id", mark: "AKIA", form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { kind: "a GitHub token", mark: "gh", form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/ },
  { kind: "a GitLab token", mark: "glpat-", form: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { kind: "a Slack token", mark: "xox", form: /\bxox[abpors]-[0-9A-Za-z]{10,}-[0-9A-Za-z-]{10,}/ },
  { kind: "a live Stripe key", mark: "k_live_", form: /\b(?:sk|rk)_live_[0-9A-Za-z]{16,}/ },
  { kind: "a Google API key", mark: "AIza", form: /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/ },
  { kind: "a SendGrid key", mark: "SG.", form: /\bSG\.[0-9A-Za-z_-]{20,24}\.[0-9A-Za-z_-]{39,50}/ },
  {
    kind: "an OpenAI key",
    mark: "sk-",
    form: /\bsk-(?:proj|svcacct|admin)-[0-9A-Za-z_-]{40,}|\bsk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}/,
  },
  { kind: "an Anthropic key", mark: "sk-ant-", form: /\bsk-ant-[a-z0-9]+-[0-9A-Za-z_-]{60,}/ },
  { kind: "an npm token", mark: "npm_", form: /\bnpm_[0-9A-Za-z]{36}\b/ },
  {
    kind: "a private key",
    mark: "PRIVATE KEY-----",
    form: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\s|\\n)*[A-Za-z0-9+/=]{40,}/,
  },
  { kind: "a signed JWT", mark: "eyJ", form: /\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{20,}/ },
];

export const KEY_MARKS: readonly string[] = ["ASIA", ...FORMS.map(({ mark }) => mark)];

/** What kind of key stands in a text; `undefined`: none, or one that is known to be an example or public. */
export function providerKeyIn(text: string): string | undefined {
  for (const { kind, form } of FORMS) {
    const [key] = form.exec(text) ?? [];
    if (key !== undefined && !isExample(key) && !isPublicJwt(key)) return kind;
  }
  return undefined;
}

/** Whether a file may have a key of any form. */
export function mayHoldProviderKey(text: string): boolean {
  return KEY_MARKS.some((mark) => text.includes(mark)) && FORMS.some(({ form }) => form.test(text));
}

function isExample(key: string): boolean {
  return /example|x{4}|\*{3}|\.{3}|your|placeholder|dummy|redacted|1234567890|abcdefgh|(.)\1{7}/i.test(key);
}

/** Supabase's `anon` key is a JWT that every browser gets. */
function isPublicJwt(key: string): boolean {
  const [, payload] = key.startsWith("eyJ") ? key.split(".") : [];
  return payload !== undefined && /"role"\s*:\s*"anon"/.test(Buffer.from(payload, "base64url").toString());
}
