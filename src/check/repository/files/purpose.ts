/** Words in a name that say that production does not use it: `Dockerfile.dev`, `compose.test.yml`, `start:local`. */
const NOT_PRODUCTION = new Set([
  ...["dev", "devel", "develop", "development", "devcontainer", "debug", "watch", "local", "override"],
  ...["test", "tests", "testing", "e2e", "spec", "unit", "integration", "ci", "mock", "mocks", "fixtures", "__tests__"],
  ...[
    "example",
    "examples",
    "sample",
    "template",
    "templates",
    "demo",
    "storybook",
    "docs",
    "bench",
    "sandbox",
    "playground",
  ],
]);
const PRODUCTION = new Set([
  ...["prod", "production", "deploy", "deployment", "deploys", "release", "live", "staging", "stage", "publish"],
]);

/** The words of a name of a file, a script, a job: `docker-compose.prod.yml` has docker, compose, prod, yml. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d_]+|_(?!_)/)
    .filter((word) => word !== "");
}

export function isForDevelopment(name: string): boolean {
  return wordsOf(name).some((word) => NOT_PRODUCTION.has(word));
}

export function isForProduction(name: string): boolean {
  return wordsOf(name).some((word) => PRODUCTION.has(word));
}
