import { randomBytes, scrypt } from "node:crypto";
import * as v from "valibot";
import type { Environment } from "../environment.js";
import { secretNames } from "./secrets-of.js";

/** What `prisma-hardening fingerprint` writes: no value, and nothing that gives a good secret away. */
export const fingerprintFile = v.strictObject({
  version: v.literal(1),
  /** What the environment is called: `staging`. */
  environment: v.pipe(v.string(), v.minLength(1)),
  /** 16 random bytes, in hexadecimal digits: the same secret has another fingerprint in every file. */
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** By the name of the variable: 16 bytes of scrypt. */
  fingerprints: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
});

export type FingerprintFile = v.InferOutput<typeof fingerprintFile>;

const BYTES = 16;
/** 32 MiB and about a tenth of a second for each guess: what a weak secret is protected by, if somebody gets the file. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export async function fingerprintsOf(
  name: string,
  environment: Environment,
  configured: readonly string[],
  salt = randomBytes(BYTES).toString("hex"),
): Promise<FingerprintFile> {
  const fingerprints: { [variable: string]: string } = {};
  for (const variable of secretNames(environment, configured)) {
    fingerprints[variable] = await fingerprintOf(environment.get(variable) ?? "", salt);
  }
  return { version: 1, environment: name, salt, fingerprints };
}

/** @param salt - in hexadecimal digits. */
export function fingerprintOf(secret: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, "hex"), BYTES, COST, (error, key) => {
      if (error === null) resolve(key.toString("hex"));
      else reject(error);
    });
  });
}
