import * as v from "valibot";
import { HttpError } from "./http-error.js";

/** A row's id in a URL. */
export const Id = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));

/** What a client sent, as the program needs it; else a 400 that names the fields. */
export function parse<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(schema, input);
  if (success) return output;
  const fields = new Set(issues.map((issue) => v.getDotPath(issue) ?? "the body"));
  throw new HttpError(400, `Not valid: ${[...fields].join(", ")}.`);
}
