import { hardening, HardeningError, type HardeningErrorCode } from "prisma-hardening";

/** `hardening()` with options that its type does not allow. */
export const construct = hardening as (options?: unknown) => unknown;

export function refusal(fn: () => unknown): { readonly code: HardeningErrorCode; readonly message: string } {
  try {
    fn();
  } catch (error) {
    if (error instanceof HardeningError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("It was not refused.");
}
