import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { HttpCases } from "../../http-cases.js";

const LIMIT = 1_048_576;

/** Reads at most so much, as body-parser does, and answers what is too long with 413. */
function limited(limit: number, status = 413): RequestListener {
  return (request, response) => {
    const declared = Number(request.headers["content-length"] ?? 0);
    if (declared > limit) return void response.writeHead(status).end();
    counted(request, response, limit, () => response.writeHead(status).end());
  };
}

/** Looks at what the client says of the length, and believes it. */
const believing: RequestListener = (request, response) => {
  const isLong = Number(request.headers["content-length"] ?? 0) > LIMIT;
  if (isLong) response.writeHead(413).end();
  else counted(request, response, Infinity);
};

const cutting: RequestListener = (request, response) =>
  counted(request, response, LIMIT, () => request.socket.destroy());

function counted(request: IncomingMessage, response: ServerResponse, limit: number, stop?: () => void): void {
  let length = 0;
  request.on("error", () => undefined);
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit && !response.headersSent) stop?.();
  });
  request.on("end", () => {
    if (!response.headersSent) response.writeHead(400).end("not JSON");
  });
}

/** Answers at once, and lets the body come as it may. */
function early(status: number): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status).end();
  };
}

/** Answers nothing after the first body that is too long. */
function dying(): RequestListener {
  let isDead = false;
  return (request, response) => {
    if (isDead) return void request.socket.destroy();
    counted(request, response, LIMIT, () => {
      isDead = true;
      request.socket.destroy();
    });
  };
}

/** Reads all of it, and answers at the end. */
function atTheEnd(status: number): RequestListener {
  return (request, response) => {
    request.resume().on("error", () => undefined);
    request.on("end", () => response.writeHead(status).end());
  };
}

export const cases: HttpCases = {
  silent: [
    { why: "413 after the limit", listener: limited(LIMIT) },
    { why: "a limit that is stricter", listener: limited(100_000) },
    { why: "a limit that is configured", listener: limited(5_000), http: { bodyLimit: 5_000 } },
    { why: "a connection that is closed at the limit, by a server that lives on", listener: cutting },
    {
      why: "413 at the end, by a server that counts and reads on",
      listener: atTheEnd(413),
    },
    {
      why: "several routes, each with its limit",
      listener: (request, response) => (request.url === "/import" ? limited(500) : limited(LIMIT))(request, response),
      http: { bodies: ["/login", "/import"] },
    },
  ],
  found: [
    {
      why: "no limit",
      listener: (request, response) => counted(request, response, Infinity),
      findings: [{ subject: "POST /login", seen: "to its end and answers 400, not 413", write: "limit: 1048576" }],
    },
    {
      why: "a limit that is larger than what is configured",
      listener: limited(LIMIT),
      http: { bodyLimit: 100_000 },
      findings: [{ subject: "POST /login", seen: "a body of 165 536 bytes", write: "limit: 100000" }],
    },
    {
      why: "a limit that believes Content-Length",
      listener: believing,
      findings: [{ subject: "POST /login", seen: "that comes in chunks" }],
    },
    {
      why: "one route of two, whose parser comes first",
      listener: (request, response) =>
        request.url === "/admin/products" ? counted(request, response, Infinity) : limited(LIMIT)(request, response),
      http: { bodies: ["/login", "/admin/products"] },
      findings: [{ subject: "POST /admin/products" }],
    },
    {
      why: "a limit that is answered as if the server had failed",
      listener: limited(LIMIT, 500),
      http: { bodies: ["/import"] },
      findings: [{ subject: "POST /import", level: "unknown", seen: "answers 500 before it has read the body" }],
    },
    {
      why: "a server that dies of the body",
      listener: dying(),
      findings: [{ subject: "POST /login", level: "unknown", seen: "has no answer (ECONNRESET)" }],
    },
    {
      why: "a refusal before the body, for want of a login",
      listener: early(401),
      findings: [{ subject: "POST /login", level: "unknown", seen: "answers 401 before it has read the body" }],
    },
    {
      why: "a route that is not there, though the body is read",
      listener: atTheEnd(404),
      findings: [{ subject: "POST /login", level: "unknown", seen: "answers 404, so", write: "bodies" }],
    },
    {
      why: "a success before the body, which is not read",
      listener: early(200),
      findings: [{ subject: "POST /login", level: "unknown" }],
    },
    { why: "a server that is not there", at: "nowhere", findings: [{ subject: "POST /login", level: "unknown" }] },
  ],
};
