/**
 * - `own`: made by the people who run the application, so that its strength is theirs: signing and encryption keys.
 * - `issued`: made by somebody else's service. Its length is not theirs to choose.
 */
export type SecretKind = "own" | "issued";

/** What the last words of a name say of something that is about a secret, and is none. */
const ABOUT =
  /(?:^|_)(?:PUBLIC|EXPIRES?|EXPIRY|EXPIRATION|TTL|LIFETIME|DURATION|MAX_AGE|LENGTH|SIZE|ID|NAME|ARN|VERSION|FILE|PATH|URL|URI|HOST|PORT|ALG|ALGORITHM|ROUNDS|COST|ENABLED|REQUIRED|HEADER|PREFIX|ISSUER|AUDIENCE|MANAGER|STORE|IN|MS|SECONDS|MINUTES|HOURS|DAYS)$|(?:^|_)(?:PUBLIC|PUBLISHABLE|NEXT_PUBLIC|VITE)_|^(?:NEXT_PUBLIC|VITE|PUBLIC)_/;

const ISSUED =
  /(?:^|_)(?:(?:CLIENT|CONSUMER|WEBHOOK|ENDPOINT|API|BOT|ACCESS_KEY)_SECRET|SECRET_ACCESS_KEY|API_KEY|ACCESS_TOKEN|API_TOKEN|AUTH_TOKEN|BEARER_TOKEN)$|^(?:STRIPE|AWS|AZURE|GCP|GOOGLE|GITHUB|GITLAB|SLACK|TWILIO|SENDGRID|MAILGUN|AUTH0|OKTA|CLERK|FACEBOOK|TWITTER|DISCORD|PAYPAL|ADYEN|PLAID|SENTRY|DATADOG|CLOUDINARY|SHOPIFY|CF|CLOUDFLARE|TURNSTILE|RECAPTCHA|HCAPTCHA)_.*(?:SECRET|TOKEN|KEY)$/;

const OWN =
  /(?:^|_)(?:SECRET|SECRETS|PEPPER|SECRET_KEY|SECRET_KEY_BASE|SECRET_BASE|(?:JWT|SESSION|COOKIE|TOKEN|SIGNING|SIGNATURE|ENCRYPTION|ENCRYPT|CRYPTO|CIPHER|MASTER|HMAC|HASH|AUTH|AUTHENTICATION|CSRF|APP)_KEYS?)$|^(?:JWT|SESSION|COOKIE|AUTH|APP|TOKEN|CSRF)_?SECRET(?:_\d+|_(?:OLD|NEW|CURRENT|NEXT|PREVIOUS|PRIMARY|SECONDARY))?$/;

/** By the words of its name; `undefined` for a variable that is no secret. */
export function secretKind(name: string): SecretKind | undefined {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2").toUpperCase();
  if (ABOUT.test(words)) return undefined;
  if (ISSUED.test(words)) return "issued";
  return OWN.test(words) ? "own" : undefined;
}
