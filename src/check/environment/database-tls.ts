import type { DatabaseUrl } from "./database-url.js";

/**
 * What TLS does on a connection:
 *
 * - `verified`: the certificate's chain and its name are checked. `alias`: under a word that will say less in the driver's next major version.
 * - `chain`: any name will do, as long as the authority has signed it.
 * - `unverified`: anybody's certificate will do. `by`: the parameter that says so.
 * - `none`: everything goes in the clear. `by`: the parameter that says so, or seems to ask for TLS and does not.
 * - `broken`: the driver throws. `by`: at which parameter.
 */
export type Tls =
  | { readonly kind: "verified"; readonly alias?: string }
  | { readonly kind: "chain"; readonly by: string }
  | { readonly kind: "unverified"; readonly by: string }
  | { readonly kind: "none"; readonly by?: string }
  | { readonly kind: "broken"; readonly by: string };

/**
 * node-postgres 8 with pg-connection-string 2, as measured: test/check/environment/database-tls.test.ts compares.
 *
 * @param pgSslMode - PGSSLMODE, which counts where the URL says nothing.
 */
export function postgresTls({ parameters }: Pick<DatabaseUrl, "parameters">, pgSslMode: string | undefined): Tls {
  const mode = parameters.get("sslmode");
  const authority = parameters.get("sslrootcert");
  // There is no file of that name: only libpq knows the word.
  if (authority === "system") return { kind: "broken", by: "sslrootcert" };
  if (mode) return parameters.get("uselibpqcompat") === "true" ? libpqTls(mode, Boolean(authority)) : modeTls(mode);
  if (authority || parameters.get("sslcert") || parameters.get("sslkey")) return { kind: "verified" };
  const ssl = parameters.get("ssl");
  if (ssl !== undefined) return sslTls(ssl);
  if (parameters.get("sslnegotiation") === "direct") return { kind: "verified" };
  switch (pgSslMode) {
    case "prefer":
    case "require":
    case "verify-ca":
    case "verify-full":
      return { kind: "verified" };
    case "no-verify":
      return { kind: "unverified", by: "PGSSLMODE" };
    default:
      return { kind: "none" };
  }
}

function modeTls(mode: string): Tls {
  if (mode === "disable") return { kind: "none", by: "sslmode" };
  if (mode === "no-verify") return { kind: "unverified", by: "sslmode" };
  return mode === "verify-full" ? { kind: "verified" } : { kind: "verified", alias: "sslmode" };
}

function libpqTls(mode: string, hasAuthority: boolean): Tls {
  switch (mode) {
    case "disable":
      return { kind: "none", by: "sslmode" };
    case "prefer":
      return { kind: "unverified", by: "sslmode" };
    case "require":
      return hasAuthority ? { kind: "chain", by: "sslmode" } : { kind: "unverified", by: "sslmode" };
    case "verify-ca":
      return hasAuthority ? { kind: "chain", by: "sslmode" } : { kind: "broken", by: "sslmode" };
    default:
      return mode === "verify-full" ? { kind: "verified" } : { kind: "verified", alias: "sslmode" };
  }
}

function sslTls(ssl: string): Tls {
  switch (ssl) {
    case "true":
    case "1":
      return { kind: "verified" };
    case "no-verify":
      return { kind: "unverified", by: "ssl" };
    case "0":
    case "":
      return { kind: "none", by: "ssl" };
    default:
      // A text that is neither: once the server has agreed to TLS, the driver's socket throws a TypeError that nothing catches.
      return { kind: "broken", by: "ssl" };
  }
}

const LOOKS_LIKE_TLS = ["ssl", "sslaccept", "sslmode", "sslcert", "sslidentity", "useSSL", "tls"];

/** mariadb 3: from a URL, `ssl=true` and nothing else turns TLS on. */
export function mysqlTls({ parameters }: Pick<DatabaseUrl, "parameters">): Tls {
  if (parameters.get("ssl") === "true") return { kind: "verified" };
  const by = LOOKS_LIKE_TLS.find((name) => parameters.has(name));
  return by === undefined ? { kind: "none" } : { kind: "none", by };
}
