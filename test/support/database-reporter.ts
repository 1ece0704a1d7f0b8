import type { Reporter, TestModule, Vitest } from "vitest/node";
import "./each-database.js";

/** Says at the end which databases the tests ran on, and which they did not and why. */
export class DatabaseReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const { servers = [], missingDatabases = [] } = this.#vitest?.getRootProject().getProvidedContext() ?? {};
    const names = modules.flatMap((module) => [...module.children.allTests("passed")].map((test) => test.fullName));
    const lines = [
      ...servers.map(({ name, version, origin }) => {
        const count = names.filter((fullName) => fullName.includes(`[${name}]`)).length;
        return `${name} ${version} (${origin}): ${count} tests passed`;
      }),
      ...missingDatabases.map(({ name, reason }) => `${name}: NOT RUN. ${reason}`),
    ];
    console.log(`\n${lines.map((line, index) => `${index === 0 ? "Databases" : "         "}  ${line}`).join("\n")}`);
  }
}
