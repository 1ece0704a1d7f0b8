import * as v from "valibot";
import { count, names } from "../config/values.js";

/** The section `http` of hardening.config.ts. */
export interface HttpOptions {
  /** Hosts that are one's own and may be probed, as `staging.example.com`. Loopback addresses always may. */
  readonly ownHosts?: readonly string[] | undefined;
  /** Default `/health`. */
  readonly health?: string | undefined;
  /** Default `/metrics`. */
  readonly metrics?: string | undefined;
  /** Where somebody logs in, by POST. Default `/login`. */
  readonly login?: string | undefined;
  /** Attempts after which the answer must be 429. Default 20. */
  readonly loginAttempts?: number | undefined;
  /** Routes of administrators. Default `/admin`. */
  readonly admin?: readonly string[] | undefined;
  /** A route that takes a body by POST. Default: that of `login`. */
  readonly body?: string | undefined;
  /** Bytes that a body may have. Default 1 048 576. */
  readonly bodyLimit?: number | undefined;
  /** Routes that answer an error when they get nonsense. Default: `login` with broken JSON, and a route that is not there. */
  readonly errors?: readonly string[] | undefined;
  /** Routes that redirect, with `*` in the place of the address. Default: usual names below `login`. */
  readonly redirects?: readonly string[] | undefined;
}

export const httpOptions = v.strictObject({
  ownHosts: v.optional(names, []),
  health: v.optional(v.string(), "/health"),
  metrics: v.optional(v.string(), "/metrics"),
  login: v.optional(v.string(), "/login"),
  loginAttempts: v.optional(count, 20),
  admin: v.optional(names, ["/admin"]),
  body: v.optional(v.string()),
  bodyLimit: v.optional(count, 1_048_576),
  errors: v.optional(names, []),
  redirects: v.optional(names, []),
}) satisfies v.GenericSchema<HttpOptions>;
