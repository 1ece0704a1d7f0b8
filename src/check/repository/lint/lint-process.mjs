// Runs the project's own ESLint in a process of its own: its configuration is code, which may print, hang or exit. Plain
// JavaScript, so that Node runs it as it is, from the sources and from the package.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const NAMESPACE = "prisma-hardening";
const CORE_RULES = ["no-debugger", "no-warning-comments", "no-console"];
const JAVASCRIPT = "**/*.{js,cjs,mjs,jsx}";
const TYPESCRIPT = "**/*.{ts,cts,mts,tsx}";
const isHardening = (rule) => rule.startsWith(`${NAMESPACE}/`);

process.once("message", async (task) => {
  const answer = await lint(task).catch((error) => ({ kind: "failed", error: nameOf(error) }));
  process.send(answer, () => process.exit());
});

async function lint({ root, files, hasConfig }) {
  const require = createRequire(path.join(root, "package.json"));
  const place = resolved(require, "eslint");
  if (place === undefined) return { kind: "noEslint" };
  const { ESLint } = require(place);
  if (Number.parseInt(ESLint.version, 10) < 9) return { kind: "oldEslint", version: ESLint.version };

  const own = hasConfig ? await ownConfigs(new ESLint({ cwd: root }), root, files) : new Map();
  const plugin = pluginIn(own) ?? (await imported(resolved(require, "eslint-plugin-prisma-hardening")))?.default;
  const parser = await typescriptParser(require);
  const eslint = new ESLint({
    cwd: root,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    ...(hasConfig ? {} : { overrideConfigFile: true }),
    ruleFilter: ({ ruleId }) => CORE_RULES.includes(ruleId) || isHardening(ruleId),
    baseConfig: baseConfig(plugin, parser),
    overrideConfig: untyped(root, parser),
  });
  const results = files.length === 0 ? [] : await eslint.lintFiles(files);
  return {
    kind: "linted",
    hasPlugin: plugin !== undefined,
    hasParser: parser !== undefined,
    rules: descriptions(plugin),
    hasRules: [...own.values()].some(switchesOnRules),
    files: results.map(({ filePath, messages }) => {
      const file = path.relative(root, filePath).replaceAll("\\", "/");
      return { file, isOwn: own.has(file), ...told(messages) };
    }),
  };
}

/** What the project's configuration says of each file that it does not leave out. */
async function ownConfigs(eslint, root, files) {
  const configs = new Map();
  for (const file of files) {
    const config = await eslint.calculateConfigForFile(path.join(root, file));
    if (config !== undefined) configs.set(file, config);
  }
  return configs;
}

function pluginIn(configs) {
  return [...configs.values()].find(({ plugins }) => plugins?.[NAMESPACE] !== undefined)?.plugins[NAMESPACE];
}

/** Beside the rule for console.log, which is switched on here. */
function switchesOnRules({ rules = {} }) {
  return Object.entries(rules).some(
    ([rule, setting]) => isHardening(rule) && rule !== `${NAMESPACE}/no-console-log` && isOn(setting),
  );
}

function isOn(setting) {
  const [severity] = [setting].flat();
  return severity !== 0 && severity !== "off";
}

/** What a pattern names is linted: TypeScript without a parser would be read as JavaScript. */
function patterns(parser) {
  return parser === undefined ? [JAVASCRIPT] : [JAVASCRIPT, TYPESCRIPT];
}

/** Below the project's own: what it switches off stays off. */
function baseConfig(plugin, parser) {
  const files = patterns(parser);
  const consoleRule = { [`${NAMESPACE}/no-console-log`]: "error" };
  return [
    { files, rules: { "no-debugger": "error", "no-warning-comments": "warn" } },
    { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ...(parser === undefined ? [] : [{ files: [TYPESCRIPT], languageOptions: { parser } }]),
    ...(plugin === undefined ? [] : [{ files, plugins: { [NAMESPACE]: plugin }, rules: consoleRule }]),
  ];
}

/** No rule that runs here asks for types, which take most of the time. */
function untyped(root, parser) {
  const parserOptions = { program: null, project: false, projectService: false, tsconfigRootDir: root };
  const linterOptions = { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" };
  return [{ files: patterns(parser), languageOptions: { parserOptions }, linterOptions }];
}

async function typescriptParser(require) {
  const whole = await imported(resolved(require, "typescript-eslint"));
  if (whole !== undefined) return whole.parser ?? whole.default?.parser;
  const alone = await imported(resolved(require, "@typescript-eslint/parser"));
  return alone?.default ?? alone;
}

/** What each rule of the plugin is for. */
function descriptions(plugin) {
  const rules = Object.entries(plugin?.rules ?? {});
  return Object.fromEntries(rules.map(([id, { meta }]) => [`${NAMESPACE}/${id}`, meta?.docs?.description ?? ""]));
}

/** Rules and lines: a message may quote the code. */
function told(messages) {
  const isFault = ({ ruleId }) => ruleId !== null && (CORE_RULES.includes(ruleId) || isHardening(ruleId));
  return {
    isParsed: !messages.some(({ fatal }) => fatal === true),
    messages: messages.filter(isFault).map(({ ruleId, line, severity }) => ({ rule: ruleId, line, severity })),
  };
}

function resolved(require, name) {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

async function imported(place) {
  return place === undefined ? undefined : import(pathToFileURL(place).href);
}

function nameOf(error) {
  if (!(error instanceof Error)) return "something that is no Error";
  return typeof error.code === "string" && /^[A-Z_\d]{1,40}$/.test(error.code)
    ? `${error.constructor.name} (${error.code})`
    : error.constructor.name;
}
