import type { ImportTime } from "./import-time.js";
import type { InstalledSources } from "./installed-sources.js";
import type { CorpusCost } from "./measure.js";
import type { TypedCost } from "./typed.js";

export interface CorpusResult extends CorpusCost {
  readonly title: string;
  readonly files: number;
  readonly lines: number;
  readonly packages?: InstalledSources["packages"];
}

export interface LintResult {
  readonly machine: string;
  readonly importTime: ImportTime;
  readonly corpora: readonly CorpusResult[];
  /** Each rule alone, if asked for. */
  readonly rules: readonly CorpusResult[];
  readonly typed: TypedCost;
  /** Of the schema file that was read most often. */
  readonly schemaReads: number;
}
