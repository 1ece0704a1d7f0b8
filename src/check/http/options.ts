import * as v from "valibot";
import { count } from "../config/values.js";

/** The section `http` of hardening.config.ts. Routes begin with a slash, below the path of `--url`. */
export interface HttpOptions {
  /** Hosts that are one's own and may be probed, as `staging.example.com`. Loopback addresses always may. */
  readonly ownHosts?: readonly string[] | undefined;
  /** Default `/health`. */
  readonly health?: string | undefined;
  /** Default `/metrics`. */
  readonly metrics?: string | undefined;
  /** Where somebody logs in, by POST. Default `/login`. */
  readonly login?: string | undefined;
  /** What the body of a login calls the two. Default `{ user: "email", password: "password" }`. */
  readonly loginFields?: { readonly user?: string | undefined; readonly password?: string | undefined } | undefined;
  /** Attempts after which the answer must be 429. Default 20, at most 200. */
  readonly loginAttempts?: number | undefined;
  /** Routes of administrators, by GET. Default `/admin`. */
  readonly admin?: readonly string[] | undefined;
  /** Routes that take a body by POST; they get broken JSON only. Default: that of `login`. */
  readonly bodies?: readonly string[] | undefined;
  /** Bytes that a body may have. Default 1 048 576, at most 100 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Routes that get nonsense by GET, with `*` in the place of an id, as `/products/*`. Beside `login`, and a route that is not there. */
  readonly errors?: readonly string[] | undefined;
  /** Routes that redirect, with `*` in the place of the address, as `/out?to=*`. Default: usual names at and below `login`. */
  readonly redirects?: readonly string[] | undefined;
}

const host = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[^/@*?#\s]+$/, 'a host, as "staging.example.com"'));
const route = v.pipe(v.string(), v.regex(/^\/[!-~]*$/, 'a route that begins with a slash, as "/health"'));
const routes = v.pipe(v.array(route), v.readonly());
const redirect = v.pipe(route, v.includes("*", 'a route with * in the place of the address, as "/out?to=*"'));
const MEBIBYTE = 1_048_576;

export const httpOptions = v.strictObject({
  ownHosts: v.optional(v.pipe(v.array(host), v.readonly()), []),
  health: v.optional(route, "/health"),
  metrics: v.optional(route, "/metrics"),
  login: v.optional(route, "/login"),
  loginFields: v.optional(
    v.strictObject({ user: v.optional(v.string(), "email"), password: v.optional(v.string(), "password") }),
    {},
  ),
  loginAttempts: v.optional(v.pipe(count, v.maxValue(200, "a number up to 200")), 20),
  admin: v.optional(routes, ["/admin"]),
  bodies: v.optional(routes),
  bodyLimit: v.optional(v.pipe(count, v.maxValue(100 * MEBIBYTE, "a number up to 104857600")), MEBIBYTE),
  errors: v.optional(routes, []),
  redirects: v.optional(v.pipe(v.array(redirect), v.readonly())),
}) satisfies v.GenericSchema<HttpOptions>;

export type Http = v.InferOutput<typeof httpOptions>;
