/**
 * Whether a path is one where passwords, codes or tokens are tried: `/login`, `/auth/sign-up`, `/forgotPassword`,
 * `/users/:id/password`, `/otp/verify`, `/oauth/token`.
 */
export function isCredentialPath(path: string): boolean {
  const segments = segmentsOf(path);
  const last = segments.at(-1);
  if (last === undefined) return false;
  const before = segments.at(-2);
  if (ALWAYS.test(last)) return true;
  const isAccount = before === undefined || ACCOUNT.test(before);
  if (UNDER_ACCOUNT.test(last)) return isAccount;
  if (UNDER_AUTH.test(last)) return before === undefined || AUTH.test(before);
  return before !== undefined && CREDENTIAL.test(before) && UNDER_CREDENTIAL.test(last);
}

/** The name of a router or of a file that has nothing but one such route: `loginRoutes`, `routes/sign-in.ts`. */
export function isCredentialName(name: string): boolean {
  const bare = kebab(name).replace(/[-.](?:routes?|router|controller|handler|api)$/, "");
  return ALWAYS.test(bare);
}

const ALWAYS =
  /^(?:(?:user|admin|auth|customer|do|api|email|phone|credentials|social)-)?(?:log-?in|sign-?in|sign-?up)(?:-(?:user|admin|with-\w+|email|password))?$|^(?:(?:forgot|forget|reset|change|update|recover|request|set|new|lost)-)?(?:my-|user-)?password(?:-(?:reset|forgot|recovery|recover|change|forgotten|reset-request))?$|^(?:forgot|reset|request)-password-\w+$|^(?:request-)?reset-password-request$|^(?:(?:send|verify|resend|request|validate|check|generate|login|confirm)-)?(?:otp|totp|2fa|mfa|two-factor|one-time-password)(?:-(?:verify|verification|send|login|request))?$|^(?:send-|request-|verify-)?magic-?link$|^verify-(?:otp|code|email|phone|account|login|token|pin|password|2fa|mfa)$|^(?:refresh|access)-?token$/;
const UNDER_ACCOUNT = /^(?:register|token|authenticate)$/;
const UNDER_AUTH = /^(?:forgot|reset|verify)$/;
const AUTH = /^(?:auth\w*|users?|accounts?|password)$/;
const ACCOUNT = /^(?:auth\w*|oauth\d?|api|v\d+|users?|accounts?|admins?|customers?|public|session|members?|password)$/;
const CREDENTIAL = /^(?:password|otp|totp|2fa|mfa|two-factor|magic-?link|email-verification)$/;
const UNDER_CREDENTIAL = /^(?:verify|send|reset|forgot|change|resend|request|email|confirm|recover|check|validate)$/;

/** Without parameters and the root; `forgotPassword` as `forgot-password`. */
function segmentsOf(path: string): readonly string[] {
  return path
    .split("/")
    .filter((segment) => segment !== "" && !/^[:*[({$]/.test(segment))
    .map(kebab);
}

function kebab(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}
