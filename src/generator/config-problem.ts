import type { SchemaProblem } from "../model-map/schema-problem.js";
import type { Place } from "../model-map/schema-text.js";

/** Why a generator block cannot be read. */
export type ConfigProblem = Place & ConfigFault;

export type ConfigFault =
  | { readonly code: "outputMissing"; readonly generator: string }
  | {
      readonly code: "keyUnknown";
      readonly key: string;
      readonly near: string | undefined;
      readonly keys: readonly string[];
    }
  | {
      readonly code: "valueUnknown";
      readonly key: string;
      readonly seen: readonly string[];
      readonly values: readonly string[];
    }
  | { readonly code: "fieldEmpty" }
  | { readonly code: "fieldRepeated"; readonly field: string }
  | { readonly code: "fieldNowhere"; readonly field: string; readonly near: string | undefined }
  | { readonly code: "activeLength"; readonly fields: readonly string[]; readonly active: readonly string[] }
  | { readonly code: "activeMissing"; readonly fields: readonly string[]; readonly unknown: readonly string[] }
  /** A file that would be overwritten was written by somebody else. */
  | { readonly code: "foreignFile"; readonly path: string };

const CODES = {
  outputMissing: true,
  keyUnknown: true,
  valueUnknown: true,
  fieldEmpty: true,
  fieldRepeated: true,
  fieldNowhere: true,
  activeLength: true,
  activeMissing: true,
  foreignFile: true,
} as const satisfies Record<ConfigProblem["code"], true>;

export function isConfigProblem(problem: SchemaProblem | ConfigProblem): problem is ConfigProblem {
  return problem.code in CODES;
}
