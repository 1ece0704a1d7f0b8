import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where a call stands, as Prisma passes it to query extensions (`__internalParams.callsite`, measured on 7.10). It knows
 * nothing with `errorFormat: "minimal"`, which `NODE_ENV=production` sets, and for raw queries that are awaited, because
 * Prisma looks for their call site only then. This package's own `delete`, which is an `update`, is not taken for one.
 */
export interface CallSite {
  getLocation?(): CallLocation | null;
}

interface CallLocation {
  readonly fileName: string;
  readonly lineNumber: number | null;
  readonly columnNumber: number | null;
}

/** `src/orders.ts:12:5`, from the working directory; `null` where it cannot be told. */
export function locate(callSite: CallSite | undefined): string | null {
  const location = callSite?.getLocation?.();
  if (location?.lineNumber == null) return null;
  const { fileName, lineNumber, columnNumber } = location;
  // The frame of an `await`, which Prisma takes for the application's.
  if (fileName.startsWith("node:")) return null;
  const path = fileName.startsWith("file://") ? fileURLToPath(fileName) : fileName;
  const near = relative(process.cwd(), path);
  return `${near.startsWith("..") ? path : near}:${lineNumber}${columnNumber === null ? "" : `:${columnNumber}`}`;
}
