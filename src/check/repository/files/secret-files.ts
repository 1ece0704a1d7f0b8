import { isForDevelopment } from "./purpose.js";

/** A file that holds secrets by what it is for. */
export interface SecretFile {
  /** As it stands in a message: "a file of environment variables". */
  readonly kind: string;
  readonly isEnvFile: boolean;
  /** Whether its text shows what it is; absent: its name is enough. */
  readonly confirms?: (text: string) => boolean;
}

/** Parts of a name that say that no value in it is real. */
const ALLOWED =
  /(?:^|[.\-_])(?:example|examples|sample|template|tpl|tmpl|dist|defaults?|schema|test|tests|testing|ci|e2e|mock|vault)(?=$|[.\-_])/i;
const ENV_FILE = /^\.env(?:[.\-_][\w.-]+)?$|^[\w-]+(?:\.[\w-]+)*\.env$/;
const CODE = /\.(?:[cm]?[jt]sx?|json|ya?ml|toml|md|txt|py|rb|go|php|html?|pub)$/i;

const KEY_FILE: SecretFile = { kind: "a private key", isEnvFile: false };
const BY_NAME: readonly (readonly [form: RegExp, file: SecretFile])[] = [
  [/^id_(?:rsa|dsa|ecdsa|ed25519)$/, KEY_FILE],
  [/\.(?:p12|pfx|jks|keystore|ppk)$/i, { kind: "a store of keys", isEnvFile: false }],
  [/\.(?:pem|key)$/i, { ...KEY_FILE, confirms: (text) => text.includes("PRIVATE KEY-----") }],
  [/^\.npmrc$/, { kind: "a token for a registry of packages", isEnvFile: false, confirms: hasRegistryToken }],
  [/^\.yarnrc\.yml$/, { kind: "a token for a registry of packages", isEnvFile: false, confirms: hasRegistryToken }],
  [/^\.(?:netrc|pgpass|my\.cnf)$/, { kind: "a file of passwords", isEnvFile: false }],
  [/\.(?:kdbx?|agilekeychain|opvault)$/i, { kind: "a store of passwords", isEnvFile: false }],
  [/\.tfstate(?:\.backup)?$/, { kind: "Terraform's state, which holds every secret in plain text", isEnvFile: false }],
];

/** What a file holds by its path; `undefined`: nothing that must not be in a repository. */
export function secretFile(path: string): SecretFile | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (ENV_FILE.test(name)) {
    const isAllowed = ALLOWED.test(name) || CODE.test(name);
    return isAllowed
      ? undefined
      : { kind: "a file of environment variables", isEnvFile: true, confirms: (text) => !isEncrypted(text) };
  }
  const [, file] = BY_NAME.find(([form]) => form.test(name)) ?? [];
  // Tests have keys and certificates that they have made up.
  return file === undefined || isForDevelopment(path) ? undefined : file;
}

/** As `dotenvx encrypt` writes it: a public key, and values that only the private one opens. */
function isEncrypted(text: string): boolean {
  const values = text
    .split("\n")
    .flatMap((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*["']?(.*)/.exec(line)?.slice(1, 3).join("=") ?? []);
  const own = values.filter((entry) => !entry.startsWith("DOTENV_PUBLIC_KEY"));
  return own.length < values.length && own.every((entry) => entry.includes("=encrypted:"));
}

/** A literal one: `${NPM_TOKEN}` is the name of a variable. */
function hasRegistryToken(text: string): boolean {
  return /^(?!\s*[#;]).*(?::_authToken|_auth|_password|npmAuthToken|npmAuthIdent)\s*[=:]\s*["']?(?!\s*["']?\$)[^\s"'$]{8,}/m.test(
    text,
  );
}
