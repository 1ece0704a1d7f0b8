/** Long enough to mean the same anywhere in a name, also in `userpassword` and `password_hash`. */
const PARTS = [
  ...["password", "passwd", "passphrase", "passcode", "secret", "token", "credential", "signature"],
  ...["apikey", "privatekey", "accesskey", "encryptionkey", "signingkey", "socialsecurity", "creditcard", "cardnumber"],
];

/** Too short for that: `className` has an `ssn` in it, `hashtag` a `hash`. */
const WORDS: ReadonlySet<string> = new Set([
  ...["hash", "hashed", "hashes", "ssn", "pwd", "pin", "otp", "totp", "salt", "cvv", "cvc", "iban", "jwt"],
]);

/** Whether a field is sensitive by its name alone, however it is written: `apiKey`, `API_KEY`, `user_password_hash`. */
export function isSensitiveName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const whole = words.join("");
  return words.some((word) => WORDS.has(word)) || whole.endsWith("hash") || PARTS.some((part) => whole.includes(part));
}
