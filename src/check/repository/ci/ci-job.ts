/** A job of a system that runs something on changes, whichever system it is. */
export interface CiJob {
  readonly file: string;
  readonly id: string;
  readonly line: number;
  readonly steps: readonly CiStep[];
  /** It runs before a change is in: on pull or merge requests, or on a push to any branch. */
  readonly isOnChanges: boolean;
  /** Its name or its environment says that it brings something to where people use it. */
  readonly isDeployment: boolean;
  /** It starts a database of its own, which ends with it. */
  readonly hasOwnDatabase: boolean;
  /** Nothing comes of its failure. */
  readonly isFailureIgnored: boolean;
  /** What is run there and stands in another repository. */
  readonly elsewhere: readonly string[];
}

export interface CiStep {
  /** Commands of a shell. */
  readonly text: string;
  /** Of the first line of the text. */
  readonly line: number;
  /** From the top of the repository; absent: there. */
  readonly folder?: string;
  /** Variables of the step, the job and the file; what is filled in stands as it is written. */
  readonly environment: ReadonlyMap<string, string>;
  readonly isFailureIgnored: boolean;
}

const DATABASE = /postgres|postgis|timescale|pgvector|mysql|mariadb|percona|mssql|sqlserver|cockroach|mongo|sqlite/i;

/** The name of an image, an action or a service that is a database. */
export function isDatabaseName(name: string): boolean {
  return DATABASE.test(name);
}

/** Whether commands that run in a folder may be about a project: it is the project's, one above it or one below it. */
export function isAbout(folder: string | undefined, prefix: string): boolean {
  const place = (folder ?? "")
    .replace(/^(?:\.\/)+/, "")
    .replace(/^\.$/, "")
    .replace(/([^/])$/, "$1/");
  return place.includes("$") || prefix.startsWith(place) || place.startsWith(prefix);
}
