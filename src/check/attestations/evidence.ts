import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import type { Finding } from "../outcome.js";
import { relativeTo } from "../project/relative.js";
import type { AttestationOptions } from "./options.js";

/** What shows it: named without what a URL may hold of secrets. */
export interface Evidence {
  readonly shown: string;
  readonly findings: readonly Finding[];
}

type Named = Pick<AttestationOptions, "evidence" | "sha256">;

export async function judgeEvidence(root: string, { evidence, sha256 }: Named): Promise<Evidence> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(evidence)) return judgeUrl(evidence);
  const answer = await readEvidence(root, evidence);
  return { shown: relativeTo(root, evidence), findings: judgeFile(evidence, sha256, answer) };
}

/** Pages are not fetched: they are often behind a login, and a release must not depend on a wiki. */
export function judgeUrl(evidence: string): Evidence {
  const url = URL.canParse(evidence) ? new URL(evidence) : undefined;
  const host = url?.host ?? "";
  if (url === undefined || host === "")
    return bad("evidence", "the evidence is a URL that cannot be read", NO_EVIDENCE, WHICH);
  if (url.protocol !== "https:") {
    const seen = `the evidence is a ${url.protocol} URL of ${host}`;
    return bad(host, seen, "whoever stands between can show another page", `evidence: "https://${host}/...",`);
  }
  if (url.username !== "" || url.password !== "") {
    const seen = `the evidence is a URL of ${host} with credentials in it`;
    const consequence = "whoever reads hardening.config.ts can log in there";
    return bad(
      host,
      seen,
      consequence,
      `Replace the credentials, and write it without them:\nevidence: "https://${host}/...",`,
    );
  }
  return { shown: `a page of ${host}, which is not fetched`, findings: [] };
}

function bad(subject: string, seen: string, consequence: string, write: string): Evidence {
  return { shown: subject, findings: [{ subject, seen, consequence, write }] };
}

export type ReadEvidence =
  | { readonly kind: "read"; readonly bytes: Buffer }
  | { readonly kind: "outside" | "missing" | "not a file" }
  | { readonly kind: "unreadable"; readonly code: string };

export async function readEvidence(root: string, file: string): Promise<ReadEvidence> {
  if (!isInside(root, path.resolve(root, file)) || path.isAbsolute(file)) return { kind: "outside" };
  try {
    const [realRoot, realFile] = await Promise.all([realpath(root), realpath(path.resolve(root, file))]);
    return isInside(realRoot, realFile) ? { kind: "read", bytes: await readFile(realFile) } : { kind: "outside" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no code";
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    return code === "EISDIR" ? { kind: "not a file" } : { kind: "unreadable", code };
  }
}

function isInside(root: string, file: string): boolean {
  const way = path.relative(root, file);
  return way.split(path.sep)[0] !== ".." && !path.isAbsolute(way);
}

const NO_EVIDENCE = "nobody can look at what is vouched for";
const WHICH = 'A file of the repository with its sha256, or an https: URL:\nevidence: "docs/evidence.md",';

export function judgeFile(file: string, sha256: string | undefined, answer: ReadEvidence): readonly Finding[] {
  const found = (seen: string, write: string, consequence = NO_EVIDENCE): readonly Finding[] => [
    { subject: file, seen, consequence, write },
  ];
  switch (answer.kind) {
    case "outside":
      return found(`the evidence ${file} is outside of the project`, WHICH, "it is another file on every machine");
    case "missing":
      return found(`the evidence ${file} is not there`, `Write it and commit it: ${file}`);
    case "not a file":
      return found(
        `the evidence ${file} is a folder`,
        `Name one file in it:\nevidence: "${file.replace(/\/$/, "")}/...",`,
      );
    case "unreadable":
      return found(`the evidence ${file} cannot be read (${answer.code})`, `Let this process read ${file}.`).map(
        (finding) => ({ ...finding, level: "unknown" }),
      );
    case "read":
      break;
  }
  const { bytes } = answer;
  if (bytes.length === 0)
    return found(`the evidence ${file} is empty`, `Write into ${file} what was done and what came of it.`);
  const line = `sha256: "${hashOf(bytes)}",`;
  if (sha256 === undefined) {
    const consequence = "it may be changed later and nobody would notice";
    return found(`the evidence ${file} has no sha256`, `Beside it, in hardening.config.ts:\n${line}`, consequence);
  }
  if (hasHash(bytes, sha256.toLowerCase())) return [];
  const seen = `the evidence ${file} is not the file that was vouched for: its sha256 differs`;
  const write = `Read what has changed; if the owner vouches for it too, with a new date:\n${line}`;
  return found(seen, write, "nobody has vouched for what stands there now");
}

/** Git may have changed the line ends of a text when it was checked out (core.autocrlf). */
function hasHash(bytes: Buffer, sha256: string): boolean {
  if (hashOf(bytes) === sha256) return true;
  const unix = bytes.toString("latin1").replaceAll("\r\n", "\n");
  return [unix, unix.replaceAll("\n", "\r\n")].some((text) => hashOf(Buffer.from(text, "latin1")) === sha256);
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
