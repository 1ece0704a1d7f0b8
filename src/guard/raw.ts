import { currentContext } from "../context/context.js";
import { HardeningError } from "../errors.js";
import type { Warn } from "../log/warn.js";
import { messages } from "../messages.js";
import { locate, type CallSite } from "./call-site.js";
import { createSeen } from "./seen.js";

/** What `$queryRawUnsafe` and `$executeRawUnsafe` get. */
export type RawPolicy = (typeof RAW_POLICIES)[number];

/** `allow`: nothing · `warn`: a warning, once per call site · `refuse`: `RAW_UNSAFE`. */
export const RAW_POLICIES = ["allow", "warn", "refuse"] as const;

/** @throws HardeningError `RAW_UNSAFE` under `refuse`. */
export type CheckRaw = (operation: string, callSite: CallSite | undefined) => void;

const UNSAFE: ReadonlySet<string> = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);

export function createRawGuard(policy: RawPolicy, warn: Warn): CheckRaw {
  const seen = createSeen();
  return (operation, callSite) => {
    if (policy === "allow" || !UNSAFE.has(operation)) return;
    const site = locate(callSite);
    if (policy === "refuse") throw new HardeningError("RAW_UNSAFE", messages.rawRefused(operation, site));
    // The next best where the call site is not known: the log says the route.
    const key = `${operation} ${site ?? currentContext()?.route ?? ""}`;
    if (seen.isNew(key)) warn("RAW_UNSAFE", messages.unsafeRaw(operation, site));
  };
}
