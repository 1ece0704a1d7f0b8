import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, literalText, memberName } from "../syntax/property.js";
import { unwrap } from "../syntax/unwrap.js";
import { constantOf } from "./constant.js";

/** Of a response: `client` for 4xx, `server` for 5xx, `other` for the rest; `unknown` where it is computed or not stated. */
export type StatusClass = "client" | "server" | "other" | "unknown";

/** As `http-status-codes`, Nest's `HttpStatus` and tRPC write those that say 4xx; `CODE` of `HttpStatus.CODE`. */
const CLIENT_NAMES =
  /^(?:BAD_?REQUEST|UNAUTHORI[SZ]ED|PAYMENT_?REQUIRED|FORBIDDEN|NOT_?FOUND|METHOD_\w+|NOT_?ACCEPTABLE|CONFLICT|GONE|PRECONDITION_\w+|PAYLOAD_TOO_LARGE|CONTENT_TOO_LARGE|UNSUPPORTED_\w+|UNPROCESSABLE_?\w+|TOO_?MANY_?REQUESTS|TIMEOUT|REQUEST_TIMEOUT|PARSE_ERROR|CLIENT_CLOSED_REQUEST)$/i;
const SERVER_NAMES =
  /^(?:INTERNAL(?:_?SERVER)?(?:_?ERROR)?|SERVER_ERROR|NOT_IMPLEMENTED|BAD_?GATEWAY|SERVICE_UNAVAILABLE|GATEWAY_TIMEOUT)$/i;

export function statusClass(file: SourceFile, status: TSESTree.Node | undefined): StatusClass {
  if (status === undefined) return "unknown";
  const inner = constantOf(file, unwrap(status));
  if (inner.type === "Literal" && typeof inner.value === "number") return ofNumber(inner.value);
  const member = asMember(inner);
  const name = literalText(inner) ?? (member && memberName(member)) ?? "";
  if (CLIENT_NAMES.test(name)) return "client";
  return SERVER_NAMES.test(name) ? "server" : "unknown";
}

function ofNumber(status: number): StatusClass {
  if (status >= 500) return "server";
  return status >= 400 ? "client" : "other";
}
