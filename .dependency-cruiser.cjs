/** Arrows point one way: extension → model-methods, soft-delete, options → model-map, errors, messages. */
const pure = "^src/(soft-delete|model-map|schema-findings|redact)/";
const typesOnly = ["type-only"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment: "Two files that need each other are one file, or a third one is missing.",
      from: { path: "^(src|scripts|bench)/" },
      // Types disappear, and what is imported when it is needed does not wait for who imports it.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "dynamic-import"] } },
    },
    {
      name: "src-stands-alone",
      severity: "error",
      comment: "What is published imports nothing that is not.",
      from: { path: "^src/" },
      to: { path: "(^|/)(test|scripts|bench|examples|generated)/" },
    },
    {
      name: "no-dev-dependency-in-src",
      severity: "error",
      comment: "Whoever installs the package does not get its devDependencies.",
      from: { path: "^src/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-unknown", "npm-no-pkg", "unknown"],
        dependencyTypesNot: [...typesOnly, "npm", "npm-peer"],
      },
    },
    {
      name: "pure-without-node",
      severity: "error",
      comment: "The policy and the model map run anywhere: no Node API.",
      from: { path: pure },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "pure-without-packages",
      severity: "error",
      comment: "The policy and the model map know no client. Types disappear and may be imported.",
      from: { path: pure },
      to: { path: "node_modules/", dependencyTypesNot: typesOnly },
    },
    {
      name: "soft-delete-points-down",
      severity: "error",
      from: { path: "^src/soft-delete/" },
      to: { path: "^src/", pathNot: "^src/(soft-delete|model-map)/|^src/(errors|messages|operations)\\.ts$" },
    },
    {
      name: "model-map-points-down",
      severity: "error",
      from: { path: "^src/model-map/" },
      to: { path: "^src/", pathNot: "^src/model-map/|^src/(errors|messages)\\.ts$" },
    },
    {
      name: "model-methods-point-down",
      severity: "error",
      from: { path: "^src/model-methods/" },
      to: { path: "^src/(index|extension|options|client-model)\\.ts$|^src/generator/" },
    },
    {
      name: "options-point-down",
      severity: "error",
      from: { path: "^src/options\\.ts$" },
      to: { path: "^src/(index|extension|client-model|scope)\\.ts$|^src/(generator|model-methods)/" },
    },
    {
      name: "deadline-points-down",
      severity: "error",
      comment: "Deadlines must not know `$extends`, and no driver.",
      from: { path: "^src/deadline/" },
      to: { path: "^src/", pathNot: "^src/deadline/|^src/(errors|messages)\\.ts$" },
    },
    {
      name: "adapters-point-down",
      severity: "error",
      from: { path: "^src/adapter-[^/]+/" },
      to: { path: "^src/", pathNot: "^src/(adapter-[^/]+|deadline)/|^src/(errors|messages)\\.ts$" },
    },
    {
      name: "context-points-down",
      severity: "error",
      from: { path: "^src/context/" },
      to: { path: "^src/", pathNot: "^src/context/|^src/(errors|messages|read-options)\\.ts$" },
    },
    {
      name: "log-points-down",
      severity: "error",
      from: { path: "^src/log/" },
      to: {
        path: "^src/",
        pathNot: "^src/(log|context|model-map)/|^src/soft-delete/args\\.ts$|^src/(errors|messages|read-options)\\.ts$",
      },
    },
    {
      name: "shape-without-node",
      severity: "error",
      comment: "What replaces values is pure: it can be tested on any input.",
      from: { path: "^src/log/shape" },
      to: { dependencyTypes: ["core", "npm", "npm-dev"] },
    },
    {
      name: "guards-point-down",
      severity: "error",
      from: { path: "^src/guard/" },
      to: {
        path: "^src/",
        pathNot: "^src/(guard|context)/|^src/log/warn\\.ts$|^src/(errors|messages|operations)\\.ts$",
      },
    },
    {
      name: "texts-point-nowhere",
      severity: "error",
      from: { path: "^src/(errors|messages)\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(errors|messages|deadline/outcome)\\.ts$|^src/model-map/" },
    },
    {
      name: "answer-points-down",
      severity: "error",
      comment: "What a client is told knows no web framework.",
      from: { path: "^src/answer/" },
      to: { path: "^src/", pathNot: "^src/(answer|deadline)/|^src/(errors|messages)\\.ts$" },
    },
    {
      name: "nobody-needs-express",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/express/" },
      to: { path: "^src/express/" },
    },
    {
      name: "index-is-the-door",
      severity: "error",
      comment: "Inside, a thing is imported from where it stands.",
      from: { path: "^src/" },
      to: { path: "^src/index\\.ts$" },
    },
    {
      name: "runtime-without-generator",
      severity: "error",
      comment: "`prisma generate` and the application are two programs; they share the model map.",
      from: { path: "^src/", pathNot: "^src/(generator|check/repository/generated-files)/" },
      to: { path: "^src/generator/" },
    },
    {
      name: "generator-without-runtime",
      severity: "error",
      from: { path: "^src/generator/" },
      to: {
        path: "^src/",
        pathNot: "^src/(generator|model-map|schema-findings|prisma-schema)/|^src/(errors|messages)\\.ts$",
      },
    },
    {
      name: "schema-findings-point-down",
      severity: "error",
      comment: "What can be said of a schema by itself: `prisma generate` and the gate both say it.",
      from: { path: "^src/schema-findings/" },
      to: { path: "^src/", pathNot: "^src/(schema-findings|model-map)/" },
    },
    {
      name: "gate-without-runtime",
      severity: "error",
      comment: "The gate looks at a project; it is no part of the application.",
      from: { path: "^src/check/" },
      to: { path: "^src/", pathNot: "^src/(check|model-map|schema-findings|prisma-schema|secrets|generator)/" },
    },
    {
      name: "gate-without-generating",
      severity: "error",
      comment: "The gate compares with what would be generated; it writes nothing.",
      from: { path: "^src/check/" },
      to: { path: "^src/generator/", pathNot: "^src/generator/(config|render-models)\\.ts$" },
    },
    {
      name: "nobody-needs-the-gate",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/check/" },
      to: { path: "^src/check/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|generated)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "import", "node", "default"] },
  },
};
