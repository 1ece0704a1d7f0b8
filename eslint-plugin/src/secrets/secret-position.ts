import { snakeCase } from "../log-calls/sensitive-name.js";

/** What a name says of the text that is given to it. */
export type SecretPosition =
  /** The application's own: whoever knows it signs sessions and tokens. Any text at all is a finding. */
  | "signing"
  /** A password of a person or a service. */
  | "password"
  /** A key or token that somebody else has issued. */
  | "issued";

/** `JWT_SECRET`, `sessionSecret`, `secretOrKey`, `ACCESS_TOKEN_SECRET`, `encryptionKey`, `jwtConstants.secret`. */
const SIGNING =
  /(?:^|_)(?:jwt|session|cookie|auth|nextauth|csrf|hash|hmac|signing|signature|encryption|app|application|server|token|cron|webhook|access|refresh|reset|express|internal)_(?:(?:constants?|config|options|settings)_)?secret(?:_key)?$|^(?:secret_or_key|secret_key_base|jwt_key)$|(?:^|_)(?:encryption|signing)_key$/;
const PASSWORD = /(?:^|_)(?:password|passwd|passphrase|db_pass|smtp_pass)$/;
const ISSUED =
  /(?:^|_)(?:secret|client_secret|api_secret|app_secret|secret_key|secret_access_key|api_key|apikey|private_key|access_key|service_role_key|auth_token|access_token|refresh_token|api_token|bot_token|bearer_token|personal_access_token|service_token|admin_token)$|^token$/;
/** `forgotPassword`, `isSecret`, `newPasswordLabel`: what a page shows, and questions. */
const NOT_A_VALUE =
  /^(?:is|has|no|not|show|hide|forgot|forget|reset|change|update|confirm|invalid|wrong|incorrect|missing|expired|enter|set|create|old|public|publishable|next_public|vite|react_app|expo_public|with|without|use|get|config_key|key|setting|fake|mock|test|dummy|example|sample|placeholder|default_placeholder)_/;

/** How a text comes to the name: as the last resort, as the value of a variable, or as an entry of an object. */
export type Given = "fallback" | "variable" | "entry";

export function secretPositionOf(name: string, given: Given): SecretPosition | undefined {
  if (!/secret|pass|token|key/i.test(name)) return undefined;
  const snake = snakeCase(name);
  if (NOT_A_VALUE.test(snake)) return undefined;
  if (SIGNING.test(snake)) return "signing";
  if (given === "fallback" && /^secret(?:_key)?$/.test(snake)) return "signing";
  if (PASSWORD.test(snake)) return "password";
  return ISSUED.test(snake) ? "issued" : undefined;
}

/** Whether a text in such a position is a secret and not its name, a message about it, or a place to put it. */
export function looksSecret(text: string, position: SecretPosition, name: string, given: Given): boolean {
  if (isReference(text)) return false;
  switch (position) {
    case "signing":
      if (given === "fallback") return !/^(?:none|null|undefined)$/i.test(text);
      if (isNameOf(text, name) || ALGORITHM.test(text) || /\s/.test(text)) return false;
      return text.length >= 6 && (given === "variable" || !isKind(text));
    case "password":
      return text.length >= 8 && isRandom(text, name);
    case "issued":
      return text.length >= 16 && isRandom(text, name);
  }
}

/** `const JWT_SECRET = "JWT_SECRET"`, `"app.jwtSecret"`, `"STRIPE_KEY"`: a name for a container, a store or the environment. */
function isNameOf(text: string, name: string): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)) return true;
  const words = snakeCase(text.replaceAll(/[.\s:/]/g, "_"));
  return words === snakeCase(name) || (!text.includes("-") && words.endsWith(`_${snakeCase(name)}`));
}

const ALGORITHM = /^(?:[HREP]S\d+|sha-?\d+|(?:rsa|ec|ecdsa|aes|hmac|ed25519)[-\w]*)$/i;

/** What an object of settings says about an entry. */
function isKind(text: string): boolean {
  return /^(?:secret|password|string|number|object|boolean|required|optional|hidden|masked|encrypted|redacted|header|cookie)$/i.test(
    text,
  );
}

/** A path, a URL, a reference to a store of secrets, an expression of a template, an address. */
function isReference(text: string): boolean {
  return /:\/\/|^[./~@#:{[<$%]|\$\{|\{\{|<%|^__\w+__$|^(?:process\.env|env|secrets?|vault|config|arn|op|projects)[.:/]|@[\w-]+\.\w{2,}$/.test(
    text,
  );
}

function isRandom(text: string, name: string): boolean {
  return isWritable(text) && isMixed(text) && !isNameOf(text, name) && !isPlaceholder(text) && !isDotted(text);
}

function isPlaceholder(text: string): boolean {
  return /your|change|replace|insert|todo|example|sample|dummy|fake|mock|placeholder|redacted|undefined|xxxx|\*{3}|\.{3}|<|>|^test|test$|_here$|(.)\1{5}|1234567890/i.test(
    text,
  );
}

/** Characters that keys and passwords have, and no space. */
function isWritable(text: string): boolean {
  return text.length <= 512 && /^[\w+/=\-!@#$%^&*.~?,;:]+$/.test(text);
}

/** Letters and digits: words alone are a name or a label. */
function isMixed(text: string): boolean {
  return /[A-Za-z]/.test(text) && /\d/.test(text) && !/^0x[\da-f]{40}/i.test(text);
}

/** `auth.password2.label`, `next-auth.session-token`, `api-key-v2`, `sha256-token`: words with a separator. */
function isDotted(text: string): boolean {
  const parts = text.replace(/[!*]+$/, "").split(/[-_.:/]/);
  return (
    parts.length > 1 &&
    parts.every((part) => /^(?:[A-Za-z]+\d{0,3}|\d{1,4})$/.test(part)) &&
    !/[A-Z].*[a-z].*\d.*[A-Z]/.test(text)
  );
}
