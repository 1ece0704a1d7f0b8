import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

const OPTIONS = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

export function hashPassword(password: string, salt = randomBytes(16).toString("hex")): string {
  return `${salt}.${scryptSync(password, salt, 32, OPTIONS).toString("hex")}`;
}

export function checkPassword(password: string, hash: string): boolean {
  const [salt] = hash.split(".");
  return timingSafeEqual(Buffer.from(hashPassword(password, salt)), Buffer.from(hash));
}
