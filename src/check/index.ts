// prisma-hardening/check: the release gate as a library.
export { defineCheck, type Check, type Profile, type Severity, type Target } from "./check.js";
export { defineConfig, type HardeningConfig } from "./config/gate-config.js";
export type { CheckContext, Fact } from "./context.js";
export { defineFact } from "./context.js";
export type { Environment } from "./environment/environment.js";
export { GateError } from "./gate-error.js";
export { looked, notApplicable, unknown, type Finding, type Outcome, type Place } from "./outcome.js";
export { projectFiles } from "./project/project-files.js";
export { projectSchema } from "./project/project-schema.js";
export { manifest } from "./project/manifest.js";
export { formatReport, type Format } from "./report/formats.js";
export {
  exitCodeOf,
  type CheckResult,
  type Report,
  type ReportedFinding,
  type State,
  type WaivedFinding,
} from "./run/report.js";
export { runChecks, type Progress, type RunOptions } from "./run/run-checks.js";
