import { Complaint } from "./complaint.mjs";
import { readJson } from "./project.mjs";

/** Whether a version of Node is in a range of the form `^20.19 || ^22.12 || >=24`. */
function isSupported(version, range) {
  const [major, minor] = version.split(".").map(Number);
  return range.split("||").some((part) => {
    const [, operator, wantedMajor, wantedMinor = "0"] = /^(\^|>=)(\d+)(?:\.(\d+))?/.exec(part.trim()) ?? [];
    if (operator === undefined) throw new Error(`"engines.node" has a form that is not expected here: ${range}`);
    if (major === Number(wantedMajor)) return minor >= Number(wantedMinor);
    return operator === ">=" && major > Number(wantedMajor);
  });
}

export function requireNode() {
  const range = readJson("package.json").engines.node;
  if (isSupported(process.versions.node, range)) return;
  throw new Complaint(
    `This needs Node ${range}; you run ${process.versions.node}. Install a newer Node, then try again.`,
    2,
  );
}
