/** Why there is no connection: what an error's code means, and what to do. An error's message is never shown: it may hold the URL. */
export interface ConnectionProblem {
  readonly seen: string;
  readonly write: string;
}

const REACH =
  "Start the database, or correct host and port of the URL; the server's firewall has to let this machine in.";
const LOGIN = "Correct the user and the password of the URL.";
const DATABASE = "Correct the database's name in the URL: what stands behind the last `/`.";
const BUSY = "Wait until connections are free, or raise the limit, and run it again.";
const CERTIFICATE = "Name the certificate authority of the server in the URL: sslrootcert=/path/to/ca.pem";

const PROBLEMS: { readonly [code: string]: readonly [meaning: string, write: string] } = {
  ECONNREFUSED: ["nothing listens at the host and port of the URL", REACH],
  ENOTFOUND: ["the host of the URL has no address", REACH],
  EAI_AGAIN: ["the host of the URL could not be looked up", REACH],
  ETIMEDOUT: ["the host of the URL does not answer", REACH],
  EHOSTUNREACH: ["no route leads to the host of the URL", REACH],
  ENETUNREACH: ["no route leads to the host of the URL", REACH],
  ECONNRESET: ["the server closed the connection", REACH],
  ENOENT: ["the socket or a file that the URL names is not there", REACH],
  EACCES: ["the socket or a file that the URL names may not be opened", REACH],
  ERR_INVALID_URL: [
    "the URL cannot be read",
    "Write it as postgresql://user:password@host:5432/database; encode `@`, `/` and `#` in the password.",
  ],

  "28P01": ["the server refuses the password", LOGIN],
  "28000": ["the server refuses this user from this host", `${LOGIN} pg_hba.conf has to let it in.`],
  "3D000": ["there is no database of that name", DATABASE],
  "42501": ["the role may not connect to the database", "GRANT CONNECT ON DATABASE ... TO ..."],
  "53300": ["the server has no connection free", BUSY],
  "57P03": ["the server is starting or stopping", BUSY],
  "08P01": ["what answers refuses what node-postgres says first", "Correct host and port of the URL."],

  ER_ACCESS_DENIED_ERROR: ["the server refuses the user or the password", LOGIN],
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: ["the server refuses the user", LOGIN],
  ER_DBACCESS_DENIED_ERROR: [
    "the account may not use the database",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ... TO ...",
  ],
  ER_BAD_DB_ERROR: ["there is no database of that name", DATABASE],
  ER_HOST_NOT_PRIVILEGED: ["the server lets nobody in from this host", LOGIN],
  ER_CON_COUNT_ERROR: ["the server has no connection free", BUSY],
  ER_USER_LIMIT_REACHED: ["the account has no connection free", BUSY],
  ER_TOO_MANY_USER_CONNECTIONS: ["the account has no connection free", BUSY],
  ER_CONNECTION_TIMEOUT: ["the host of the URL does not answer", REACH],
  ER_SOCKET_UNEXPECTED_CLOSE: ["the server closed the connection", REACH],

  DEPTH_ZERO_SELF_SIGNED_CERT: ["the server's certificate is signed by itself", CERTIFICATE],
  SELF_SIGNED_CERT_IN_CHAIN: ["the server's certificate comes from an authority that is not known here", CERTIFICATE],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    "the server's certificate comes from an authority that is not known here",
    CERTIFICATE,
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    "the server's certificate comes from an authority that is not known here",
    CERTIFICATE,
  ],
  CERT_HAS_EXPIRED: ["the server's certificate has expired", "Renew the server's certificate."],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "the server's certificate is for another host",
    "Use the host that the certificate names.",
  ],
};

/** What node-postgres says without a code, in these very words. */
const CODELESS: { readonly [message: string]: string } = {
  "timeout expired": "ETIMEDOUT",
  "Connection terminated unexpectedly": "ECONNRESET",
  "Connection terminated due to connection timeout": "ETIMEDOUT",
  "Connection terminated": "ECONNRESET",
};

export function connectionProblem(error: unknown): ConnectionProblem {
  if (messageOf(error) === "The server does not support SSL connections") {
    return { seen: "the URL asks for TLS and the server has none", write: "Switch TLS on in the server: ssl = on" };
  }
  const code = codeOf(error) ?? CODELESS[messageOf(error)];
  if (code === undefined) return { seen: "the database could not be connected to", write: REACH };
  const [meaning, write] = PROBLEMS[code] ?? ["the database could not be connected to", REACH];
  return { seen: `${meaning} (${code})`, write };
}

/** SQLSTATE, Node's name or the server's name of an error: nothing that anybody has typed. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return /^[A-Z\d_]{4,60}$/.test(error.code) ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
