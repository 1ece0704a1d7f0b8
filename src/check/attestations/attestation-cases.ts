import type { CheckCases, FoundCase, SilentCase } from "../check-cases.js";
import { addDays } from "./days.js";
import type { AttestationOptions } from "./options.js";

interface About {
  readonly id: string;
  readonly what: string;
  /** Of an attestation of 2026-06-01 that does not say it. */
  readonly lastDay: string;
}

const DATE = "2026-06-01";
const FILE = "docs/evidence.md";
const TEXT = "Looked on the day, in 41 minutes.\n";
const SHA256 = "45404bb576af4a5df73f0e31e185b5ac4e69c04a026e4549ec7f0ad1d69001c1";
const files = { [FILE]: TEXT };

/** What is the same for everything that a person vouches for: only the name and the time that it holds differ. */
export function attestationCases({ id, what, lastDay }: About): CheckCases {
  const good: AttestationOptions = { id, owner: "operations", evidence: FILE, sha256: SHA256, date: DATE };
  const page: AttestationOptions = { id, owner: "Ada", evidence: "https://wiki.example.com/operations", date: DATE };
  const of = (...attestations: readonly AttestationOptions[]): Pick<SilentCase, "config" | "files"> => ({
    config: { attestations },
    files,
  });
  const subject = `${what} of ${DATE}`;

  const silent: readonly SilentCase[] = [
    { why: "a file with its hash", ...of(good) },
    { why: "a hash in upper case", ...of({ ...good, sha256: SHA256.toUpperCase() }) },
    {
      why: "a file that was checked out with other line ends",
      ...of(good),
      files: { [FILE]: TEXT.replace("\n", "\r\n") },
    },
    {
      why: "a file whose name begins with two dots",
      ...of({ ...good, evidence: "..evidence.md" }),
      files: { "..evidence.md": TEXT },
    },
    { why: "a way up and down again in the project", ...of({ ...good, evidence: "docs/../docs/evidence.md" }) },
    { why: "a page", ...of(page) },
    { why: "what was done today", ...of({ ...page, date: "2026-06-15" }) },
    { why: "what was done where it is tomorrow already", ...of({ ...page, date: "2026-06-16" }) },
    { why: "15 days before it ends", ...of(page), today: addDays(lastDay, -15) },
    { why: "the longest time, written out", ...of({ ...page, expires: lastDay }) },
    { why: "an older one that still holds", ...of({ ...page, date: "2026-05-30" }, good) },
  ];

  const found: readonly FoundCase[] = [
    {
      why: "nobody vouches",
      findings: [{ subject: what, write: `{ id: "${id}", owner: "operations", evidence: "docs/` }],
    },
    {
      why: "the day of today in what is to be written",
      today: "2026-11-25",
      findings: [{ subject: what, write: 'date: "2026-11-25" }' }],
    },
    { why: "an attestation of another check", ...of({ ...page, id: "ATT999" }), findings: [{ subject: what }] },
    {
      why: "the day after the last",
      ...of(page),
      today: addDays(lastDay, 1),
      findings: [{ subject, seen: `(Ada) has expired on ${lastDay}`, write: `date: "${addDays(lastDay, 1)}",` }],
    },
    {
      why: "the last day: a warning",
      ...of(page),
      today: lastDay,
      findings: [{ subject, seen: `expires on ${lastDay}`, level: "warning" }],
    },
    {
      why: "14 days before it ends: a warning",
      ...of(good),
      today: addDays(lastDay, -14),
      findings: [{ subject, write: "with its sha256", level: "warning" }],
    },
    {
      why: "an earlier end than the longest",
      ...of({ ...page, expires: "2026-06-14" }),
      findings: [{ subject, seen: "has expired on 2026-06-14", write: 'expires: "' }],
    },
    {
      why: "an expired one whose file has gone: only that it has expired",
      ...of({ ...good, expires: "2026-06-14" }),
      files: {},
      findings: [{ subject, seen: "has expired" }],
    },
    {
      why: "a day longer than the longest",
      ...of({ ...page, expires: addDays(lastDay, 1) }),
      findings: [{ subject, seen: "is the most", write: `expires: "${lastDay}",` }],
    },
    {
      why: "an end that is far away, of what has ended",
      ...of({ ...page, expires: "2099-12-31" }),
      today: addDays(lastDay, 1),
      findings: [{ subject, seen: `has expired on ${lastDay}` }],
    },
    {
      why: "a date in the future",
      ...of({ ...page, date: "2026-06-17" }),
      findings: [{ subject: `${what} of 2026-06-17`, seen: "in the future", write: 'date: "2026-06-15",' }],
    },
    {
      why: "a file without its hash",
      ...of({ ...good, sha256: undefined }),
      findings: [{ subject: FILE, write: `sha256: "${SHA256}",` }],
    },
    {
      why: "a file that has changed",
      ...of(good),
      files: { [FILE]: `${TEXT}And again.\n` },
      findings: [{ subject: FILE, seen: "its sha256 differs" }],
    },
    { why: "a file that is not there", ...of(good), files: {}, findings: [{ subject: FILE, seen: "is not there" }] },
    {
      why: "a file below a file",
      ...of({ ...good, evidence: `${FILE}/page` }),
      findings: [{ subject: `${FILE}/page`, seen: "is not there" }],
    },
    { why: "an empty file", ...of(good), files: { [FILE]: "" }, findings: [{ subject: FILE, seen: "is empty" }] },
    {
      why: "a folder",
      ...of({ ...good, evidence: "docs/" }),
      findings: [{ subject: "docs/", write: 'evidence: "docs/...",' }],
    },
    { why: "the project itself", ...of({ ...good, evidence: "." }), findings: [{ subject: ".", seen: "is a folder" }] },
    {
      why: "a file outside of the project",
      ...of({ ...good, evidence: "docs/../../evidence.md" }),
      findings: [{ subject: "docs/../../evidence.md", seen: "outside" }],
    },
    {
      why: "an absolute path",
      ...of({ ...good, evidence: "/etc/hosts" }),
      findings: [{ subject: "/etc/hosts", seen: "outside" }],
    },
    {
      why: "a page without TLS",
      ...of({ ...page, evidence: "http://wiki.example.com/operations?token=abc" }),
      findings: [
        { subject: "wiki.example.com", seen: "http: URL", write: 'evidence: "https://wiki.example.com/...",' },
      ],
    },
    {
      why: "a page whose URL has a password",
      ...of({ ...page, evidence: "https://ada:abc@wiki.example.com/" }),
      findings: [{ subject: "wiki.example.com", seen: "credentials" }],
    },
    {
      why: "a URL without a host",
      ...of({ ...page, evidence: "https://" }),
      findings: [{ subject: "evidence", seen: "cannot be read" }],
    },
    {
      why: "another protocol",
      ...of({ ...page, evidence: "ftp://files.example.com/a" }),
      findings: [{ subject: "files.example.com", seen: "ftp: URL" }],
    },
    {
      why: "the date and the file of one attestation",
      ...of({ ...good, sha256: undefined, date: "2026-07-01" }),
      findings: [{ subject: `${what} of 2026-07-01` }, { subject: FILE }],
    },
    {
      why: "an expired one beside a newer: a warning",
      ...of({ ...page, date: "2025-01-01" }, good),
      findings: [{ subject: `${what} of 2025-01-01`, write: "Delete the entry", level: "warning" }],
    },
    {
      why: "two that have expired: the newer counts",
      ...of({ ...page, date: "2024-12-31" }, { ...page, date: "2025-01-01" }),
      findings: [
        { subject: `${what} of 2025-01-01` },
        { subject: `${what} of 2024-12-31`, write: "Delete", level: "warning" },
      ],
    },
    {
      why: "a newer one with something wrong, while the older holds: a warning",
      ...of(page, { ...good, date: "2026-06-10", evidence: "docs/new.md" }),
      findings: [{ subject: "docs/new.md", level: "warning" }],
    },
  ];
  return { silent, found };
}
