/** `hardening.config.ts`: works as it is, and shows what can be said. */
export function configText(): string {
  return `import { defineConfig } from "prisma-hardening/check";

// Everything may be left out. \`npx prisma-hardening check --list\` shows all checks, \`--explain <id>\` the page of one.
export default defineConfig({
  // profile: "pr", // "release" before a release, "live" against what runs

  // How much a finding weighs: "error", "warning" or "off".
  // checks: { MIG008: "warning" },

  // environment: {
  //   secrets: ["SESSION_SECRET"], // beside those that are known by their name
  //   required: ["MAIL_URL"],
  //   databaseUrl: "DATABASE_URL",
  //   corsOrigins: "CORS_ORIGINS",
  //   publicUrl: "PUBLIC_URL",
  // },
  // models: { notSoftDeleted: ["AuditLog"], boundedStrings: false },
  // migrations: { base: "origin/main" },
  // repository: { ignore: ["test/fixtures/**"], auditLevel: "high" },
  // database: { replicas: 1, poolSize: 10 },
  // http: { ownHosts: ["staging.example.com"], login: "/login", admin: ["/admin"], health: "/health" },

  // A finding that is known and accepted, for a time.
  // waivers: [
  //   { id: "MIG008", scope: "*", reason: "the table is small", owner: "backend team", expires: "2026-12-31" },
  // ],

  // What no program can see: somebody vouches for it, until a day.
  // attestations: [
  //   { id: "ATT002", owner: "operations", evidence: "https://wiki.example.com/restore-test", date: "2026-10-01" },
  // ],
});
`;
}

export function eslintText(hasTypeScript: boolean): string {
  const parser = hasTypeScript
    ? { line: 'import tseslint from "typescript-eslint";\n', config: "tseslint.configs.base, " }
    : { line: "", config: "" };
  const extensions = hasTypeScript ? "js,ts,tsx" : "js,jsx,mjs,cjs";
  return `import { defineConfig } from "eslint/config";
import hardening from "eslint-plugin-prisma-hardening";
${parser.line}
export default defineConfig([
  { files: ["**/*.{${extensions}}"], extends: [${parser.config}hardening.configs.recommended] },
]);
`;
}

/** For an `.eslintrc`, which ESLint 8 reads. */
export function legacyEslintText(): string {
  return `"extends": ["plugin:prisma-hardening/recommended-legacy"]\n`;
}
