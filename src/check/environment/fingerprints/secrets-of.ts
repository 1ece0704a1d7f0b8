import type { Environment } from "../environment.js";
import { secretKind } from "../secrets/secret-name.js";

/** The names of the secrets of an environment: those that are known by their name, and those that the configuration adds. */
export function secretNames(environment: Environment, configured: readonly string[]): readonly string[] {
  const named = environment.names().filter((name) => secretKind(name) !== undefined);
  return [...new Set([...named, ...configured.filter((name) => environment.has(name))])].sort();
}
