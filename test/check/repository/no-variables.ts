import type { Environment } from "../../../src/check/environment/environment.js";

/** The checks of the repository read no variables. */
export const noVariables: Environment = {
  get: () => undefined,
  has: () => false,
  names: () => [],
  placeOf: () => undefined,
  source: "the process",
};
