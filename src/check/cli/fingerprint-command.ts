import { writeFile } from "node:fs/promises";
import path from "node:path";
import { loadConfig } from "../config/load-config.js";
import { fingerprintsOf } from "../environment/fingerprints/fingerprint.js";
import { readEnvironment } from "../environment/read-environment.js";
import { GateError } from "../gate-error.js";
import { writeAll } from "./output.js";

interface FingerprintFlags {
  readonly name: string;
  readonly dotenv?: readonly string[];
  readonly output?: string;
  readonly config?: string;
}

/** `prisma-hardening fingerprint`. Returns the exit code. */
export async function fingerprintCommand(flags: FingerprintFlags): Promise<0> {
  const { root, config } = await loadConfig(process.cwd(), flags.config);
  const files = (flags.dotenv ?? []).map((file) => path.resolve(file));
  const environment = await readEnvironment({ root, files, variables: process.env });
  const made = await fingerprintsOf(flags.name, environment, config.environment.secrets);
  const names = Object.keys(made.fingerprints);
  if (names.length === 0) {
    throw new GateError(
      "There is no secret here to compare: pass --dotenv <file>, or run it where the application runs.",
    );
  }
  const text = `${JSON.stringify(made, null, 2)}\n`;
  if (flags.output === undefined) {
    await writeAll(process.stdout, text);
    return 0;
  }
  await writeFile(flags.output, text).catch(() => {
    throw new GateError(`${flags.output ?? ""} cannot be written. Name another file with --output.`);
  });
  await writeAll(
    process.stdout,
    `${flags.output}: fingerprints of ${names.join(", ")}. Commit it, and name it in environment.fingerprints.\n`,
  );
  return 0;
}
