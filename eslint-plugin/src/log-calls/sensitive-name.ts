import { isSensitiveName } from "../../../src/model-map/sensitive-name.js";

/** What a name says of the value that it has in a log. */
export type Sensitivity =
  /** Nothing else is called so: `passwordHash`, `apiKey`, `refreshToken`. */
  | "certain"
  /** Also other things are: a bare `token` may be of a lexer, a chain or a phone. */
  | "in-context"
  | "none";

/** In front of `Token` these make a credential; `cancellationToken`, `pageToken` and `deviceToken` are none. */
const CREDENTIAL_TOKENS =
  /(?:access|refresh|auth|oauth|id|session|csrf|bearer|jwt|api|reset|verification|verify|invite|invitation|login|bot|personal|magic|magic_link|activation|confirmation|password|secret|security|service|admin|user|github|gitlab|google|slack|discord|telegram|whatsapp|facebook|twilio|vercel|npm|email_verification|bearer|signed|raw|plain|hashed|encrypted|decrypted)_token$/;
const SECRET_KEYS =
  /(?:^|_)(?:api|private|secret|encryption|signing|master|service_role|aes|hmac|ssh|openai|anthropic|stripe|gemini|resend)_key$/;
/** A verb or a question in front: `resetPassword`, `hasSecret`, `noToken`, `invalidPassword`. */
const NOT_A_VALUE =
  /^(?:is|has|have|had|should|can|will|was|did|no|not|use|uses|with|without|require|requires|needs?|forgot|forget|reset|change|update|show|hide|set|enable|disable|invalid|wrong|incorrect|missing|bad|expired|new_?line|validate|verify|check|send|generate|create|delete|remove|save|store|get|fetch|refresh_?if|handle|on|public|publishable|max|min|total|num|count|min_length)_(?!password_hash)/;
/** Verbs that are part of the credential's name all the same. */
const CREDENTIALS_WITH_VERBS = /^(?:reset|verify|refresh)_token$/;
const PASSWORD = /(?:^|_)(?:password|passwd|pwd|passphrase|passcode|userpassword)$/;
const PASSWORD_HASH =
  /(?:password|passwd|pwd|pw)_?(?:hash|digest|salt)$|^(?:hashed|encrypted|hash|plain|raw)_?(?:password|passwd|pwd|pw)$/;
const SECRET = /(?:^|_)secrets?$/;
const NUMBERS =
  /^(?:otp|totp|otp_code|totp_code|cvv|cvc|ssn|social_security_number|card_number|credit_card_number|apikey|privatekey|secretkey)$/;
/** What the runtime's list leaves out, since no field of a model is called so. */
const NOT_FIELDS =
  /^(?:connection_string|(?:database|db|redis|mongo|mongodb)_ur[il]|(?:auth|authorization)_header|(?:auth|session)_cookie|(?:recovery|backup)_codes?)$/;

export function sensitivityOf(name: string): Sensitivity {
  const snake = snakeCase(name);
  if (NOT_FIELDS.test(snake)) return "certain";
  if (!isSensitiveName(name)) return "none";
  if (snake === "token" || snake === "jwt") return "in-context";
  if (PASSWORD_HASH.test(snake)) return "certain";
  if (NOT_A_VALUE.test(snake)) return CREDENTIALS_WITH_VERBS.test(snake) ? "certain" : "none";
  const parts = [CREDENTIAL_TOKENS, PASSWORD, SECRET, SECRET_KEYS, NUMBERS];
  return parts.some((part) => part.test(snake)) ? "certain" : "none";
}

/** `accessToken`, `ACCESS_TOKEN` and `access-token` as `access_token`. */
export function snakeCase(name: string): string {
  return name
    .replace(/^[#_$]+|_+$/g, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}

/** A file that is about logins, and one in which tokens are something else. */
const ABOUT_LOGINS =
  /\b(?:jwt|jsonwebtoken|bearer|oauth\w*|passport|log-?in|sign-?in|log-?out|sign-?up|csrf|authoriz\w+|authenticat\w+|reset-?password|verify-?email|verification\w*|next-?auth|passwords?|bcrypt|access_?tokens?|refresh_?tokens?)\b/i;
const ABOUT_OTHER_TOKENS =
  /\b(?:erc-?20|ethers|viem|web3|solana|swap\w*|mint\w*|lexer|lex|tokenize\w*|parser|ast|fcm|expo(?:-server-sdk)?|apns|push\w*|wallet|prompt_?tokens|max_?tokens|acme|ticker|nft)\b/i;

/** Whether a bare `token` in a text is one that opens a door. */
export function isAboutLogins(text: string): boolean {
  return ABOUT_LOGINS.test(text) && !ABOUT_OTHER_TOKENS.test(text);
}
