/** What an audit says of one advisory and one package. */
export interface Advisory {
  /** `GHSA-29mw-wpgm-hmr9`, or the registry's number. */
  readonly id: string;
  readonly package: string;
  readonly severity: AuditSeverity;
  readonly title: string;
  /** Versions that have the flaw. */
  readonly range: string;
  readonly url?: string;
  /** Direct dependencies by which it comes; empty: it is one itself, or it is not known. */
  readonly by: readonly string[];
  /** Every place where it is installed is for development. */
  readonly isForDevelopment: boolean;
  /** `fix`: in the range that package.json allows. `none`: there is no version without it. */
  readonly repair:
    | { readonly kind: "fix" }
    | { readonly kind: "none" }
    | { readonly kind: "install"; readonly what: string; readonly isMajor: boolean };
}

export const AUDIT_SEVERITIES = ["info", "low", "moderate", "high", "critical"] as const;
export type AuditSeverity = (typeof AUDIT_SEVERITIES)[number];

interface Json {
  readonly [key: string]: unknown;
}

/**
 * The advisories of a report: of npm 7 and newer (`auditReportVersion` 2), or of pnpm and yarn 1, which have kept npm 6's form.
 *
 * @param isDevelopment - by the path of an installed package from the lockfile's folder, as `node_modules/vitest`.
 * @returns `undefined` if the text is no report: the registry has not answered.
 */
export function readAudit(text: string, isDevelopment: (node: string) => boolean): readonly Advisory[] | undefined {
  const [json, ...lines] = jsonOf(text);
  if (json === undefined) return undefined;
  const ofYarn = [json, ...lines].filter(({ type }) => type === "auditAdvisory").map(({ data }) => object(data));
  if (ofYarn.length > 0)
    return unique(
      ofYarn.map(({ advisory, resolution }) => oldAdvisory(object(advisory), object(resolution)["dev"] === true)),
    );
  if ([json, ...lines].some(({ type }) => type === "auditSummary")) return [];
  const { vulnerabilities, advisories } = json;
  if (isObject(vulnerabilities)) return ofNpm(vulnerabilities, isDevelopment);
  if (isObject(advisories)) return Object.values(advisories).map((advisory) => oldAdvisory(object(advisory), false));
  return undefined;
}

function ofNpm(vulnerabilities: Json, isDevelopment: (node: string) => boolean): readonly Advisory[] {
  const found = Object.values(vulnerabilities).flatMap((entry) => {
    const { via, nodes, fixAvailable } = object(entry);
    const places = list(nodes).map(String);
    return list(via)
      .filter(isObject)
      .map((advisory): Advisory => {
        const name = text(advisory["name"]) ?? text(object(entry)["name"]) ?? "";
        const url = text(advisory["url"]);
        return {
          id: idOf(url, advisory["source"]),
          package: name,
          severity: severityOf(advisory["severity"]),
          title: text(advisory["title"]) ?? "",
          range: text(advisory["range"]) ?? "",
          ...(url === undefined ? {} : { url }),
          by: directOnes(name, vulnerabilities),
          isForDevelopment: places.length > 0 && places.every(isDevelopment),
          repair: repairOf(fixAvailable),
        };
      });
  });
  return unique(found);
}

/** The direct dependencies above a package, by `effects`. */
function directOnes(name: string, vulnerabilities: Json): readonly string[] {
  const seen = new Set([name]);
  for (const one of seen) for (const effect of list(object(vulnerabilities[one])["effects"])) seen.add(String(effect));
  return [...seen].filter((one) => one !== name && object(vulnerabilities[one])["isDirect"] === true);
}

function repairOf(fixAvailable: unknown): Advisory["repair"] {
  if (!isObject(fixAvailable)) return { kind: fixAvailable === true ? "fix" : "none" };
  const what = `${text(fixAvailable["name"]) ?? ""}@${text(fixAvailable["version"]) ?? ""}`;
  return { kind: "install", what, isMajor: fixAvailable["isSemVerMajor"] === true };
}

function oldAdvisory(advisory: Json, isOfDevelopment: boolean): Advisory {
  const url = text(advisory["url"]);
  const findings = list(advisory["findings"]).filter(isObject);
  const patched = text(advisory["patched_versions"]) ?? "";
  const paths = findings.flatMap(({ paths: some }) => list(some).map(String));
  const name = text(advisory["module_name"]) ?? "";
  return {
    id: text(advisory["github_advisory_id"]) ?? idOf(url, advisory["id"]),
    package: name,
    severity: severityOf(advisory["severity"]),
    title: text(advisory["title"]) ?? "",
    range: text(advisory["vulnerable_versions"]) ?? "",
    ...(url === undefined ? {} : { url }),
    by: [...new Set(paths.map((path) => path.split(">").find((part) => part !== "." && part !== "") ?? ""))].filter(
      (one) => one !== name && one !== "",
    ),
    isForDevelopment: isOfDevelopment || (findings.length > 0 && findings.every(({ dev }) => dev === true)),
    repair:
      patched === "" || patched.startsWith("<0.0.0")
        ? { kind: "none" }
        : { kind: "install", what: `${name}@"${patched}"`, isMajor: false },
  };
}

function idOf(url: string | undefined, number: unknown): string {
  return (
    /GHSA(?:-\w{4}){3}/.exec(url ?? "")?.[0] ??
    (typeof number === "number" || typeof number === "string" ? String(number) : "advisory")
  );
}

function severityOf(value: unknown): AuditSeverity {
  return AUDIT_SEVERITIES.find((severity) => severity === value) ?? "high";
}

function unique(advisories: readonly Advisory[]): readonly Advisory[] {
  const found = new Map<string, Advisory>();
  for (const advisory of advisories) {
    const key = `${advisory.package} ${advisory.id}`;
    const known = found.get(key);
    const isForDevelopment = advisory.isForDevelopment && known?.isForDevelopment !== false;
    found.set(key, { ...advisory, isForDevelopment });
  }
  return [...found.values()].sort((one, other) =>
    `${one.package} ${one.id}` < `${other.package} ${other.id}` ? -1 : 1,
  );
}

/** One JSON, or one for each line. */
function jsonOf(written: string): readonly Json[] {
  try {
    const parsed: unknown = JSON.parse(written);
    return isObject(parsed) ? [parsed] : [];
  } catch {
    const lines = written.split("\n").filter((line) => line.startsWith("{"));
    return lines.flatMap((line): readonly Json[] => {
      try {
        const parsed: unknown = JSON.parse(line);
        return isObject(parsed) ? [parsed] : [];
      } catch {
        return [];
      }
    });
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
