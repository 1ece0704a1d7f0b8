/** Why a deadline is over. */
export type Over = { readonly kind: "timeout"; readonly milliseconds: number } | { readonly kind: "abort" };

/**
 * What became of the statement that a deadline met.
 *
 * `unsent`: nothing had been sent, and nothing will be · `stopped`: the database has confirmed that it stopped ·
 * `shared`: other calls wait for the same statement, so it goes on ·
 * `abandoned`: the database did not answer in time, so its connection was closed · `running`: nobody could stop it ·
 * `unknown`: a COMMIT was on its way, and its answer did not come.
 */
export type StatementOutcome = "unsent" | "stopped" | "shared" | "abandoned" | "running" | "unknown";
