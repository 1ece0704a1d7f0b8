import type { HttpCases } from "../../http-cases.js";

export const cases: HttpCases = {
  silent: [
    { why: "405", routes: { "TRACE /": { status: 405 } } },
    { why: "200 with something else", routes: { "TRACE /": { body: "hello" } } },
  ],
  found: [
    {
      why: "the request, sent back",
      routes: {
        "TRACE /": ({ rawHeaders }) => ({ headers: { "content-type": "message/http" }, body: rawHeaders.join("\n") }),
      },
      findings: [{ subject: "TRACE /", write: "TraceEnable off" }],
    },
    { why: "a server that is not there", at: "nowhere", findings: [{ subject: "TRACE /", level: "unknown" }] },
  ],
};
