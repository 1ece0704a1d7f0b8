import type { DMMF } from "@prisma/generator-helper";
import { isSensitiveName } from "../../model-map/sensitive-name.js";
import type { SchemaModel } from "../../model-map/schema.js";
import { isForeignKey } from "./foreign-keys.js";

/** `certain`: nothing else is called so. `likely`: a token, hash, pin or signature may also be of something harmless. */
export type FieldSensitivity = "certain" | "likely" | "none";

const TEXTS: ReadonlySet<string> = new Set(["String", "Bytes", "Json"]);
/** Numbers that are secret as such. */
const SECRET_NUMBER = /(?:^|_)(?:pin|otp|totp|ssn|cvv|cvc)(?:_code)?$/;
/** What is said about a secret, and is none: `tokenType`, `passwordHint`, `secretName`, `apiKeyPrefix`. */
const ABOUT_IT =
  /_(?:ids?|at|on|count|type|kind|name|label|title|description|hint|question|status|state|version|algorithm|algo|cost|rounds|prefix|suffix|last_?4|last_four|url|uri|path|scopes?|policy|length|format|provider|issuer|expiry|expires|expires_in|ttl|limit|index|symbol|address|standard|metadata|locale)$/;
/** Public by its purpose. */
const PUBLIC = /^(?:public|publishable|is|has|max|min|num|total)_/;
/** A hash of what can be read anyway. */
const OF_CONTENT =
  /(?:^|_)(?:content|file|image|video|media|body|payload|commit|git|block|tx|txn|transaction|document|doc|config|schema|query|data|state|asset|source|artifact|package|bundle|row|request|response|address|geo|perceptual|merkle|parent|prev|previous|next|tree|root)_hash$/;
const CERTAIN =
  /pass_?(?:word|wd|phrase|code)|pwd|secret|credential|(?:api|private|access|encryption|signing)_?key|social_?security|ssn|credit_?card|card_?number|cvv|cvc|iban|(?:access|refresh|auth|session|reset|bearer|id)_?token|jwt|otp/;

export function sensitivityOfField(model: SchemaModel, field: DMMF.Field): FieldSensitivity {
  const { name } = field;
  if (field.kind !== "scalar" || !isSensitiveName(name) || isForeignKey(model, name)) return "none";
  const snake = snakeCase(name);
  const isNumber = field.type === "Int" || field.type === "BigInt";
  if (!TEXTS.has(field.type) && !(isNumber && SECRET_NUMBER.test(snake))) return "none";
  if (ABOUT_IT.test(snake) || PUBLIC.test(snake) || OF_CONTENT.test(snake)) return "none";
  return CERTAIN.test(snake) ? "certain" : "likely";
}

function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}
