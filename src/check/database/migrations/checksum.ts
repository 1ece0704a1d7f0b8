import { createHash } from "node:crypto";

/**
 * Whether the checksum that Prisma has kept is that of the script: SHA-256 of its text, whose line endings may have become
 * those of another system; early versions kept each byte without its leading zero.
 */
export function matchesChecksum(script: string, checksum: string): boolean {
  const unix = script.replaceAll("\r\n", "\n");
  return [script, unix, unix.replaceAll("\n", "\r\n")].some((text) => {
    const digest = createHash("sha256").update(text, "utf8").digest();
    return checksum === digest.toString("hex") || checksum === withoutZeros(digest);
  });
}

function withoutZeros(digest: Buffer): string {
  return [...digest].map((byte) => byte.toString(16)).join("");
}
