import type { HttpCases, ReplyTo } from "../../http-cases.js";

const page = { headers: { "content-type": "text/html" }, body: "<div id=root></div>" };
const admin = (status: number, headers: { readonly [name: string]: string } = {}) => ({
  "GET /admin": { status, headers },
});

export const cases: HttpCases = {
  silent: [
    { why: "401", routes: admin(401) },
    { why: "403", routes: admin(403) },
    { why: "404", routes: admin(404) },
    { why: "a redirect to the login", routes: admin(302, { location: "/login?next=%2Fadmin" }) },
    { why: "a redirect to who knows the users", routes: admin(303, { location: "https://id.example/authorize" }) },
    {
      why: "several routes that all refuse",
      routes: { "GET /admin/users": { status: 401 }, "GET /admin/orders": { status: 403 } },
      http: { admin: ["/admin/users", "/admin/orders"] },
    },
  ],
  found: [
    {
      why: "one of two routes answers",
      routes: {
        "GET /admin/users": { body: [{ id: 1, email: "ada@example.com" }] },
        "GET /admin/orders": { status: 401 },
      },
      http: { admin: ["/admin/users", "/admin/orders"] },
      findings: [
        {
          subject: "GET /admin/users",
          seen: "`GET /admin/users` answers 200 without a login",
          write: "sessions.required",
        },
      ],
    },
    {
      why: "a route that fails only after it has let somebody in",
      routes: admin(500),
      findings: [{ subject: "GET /admin", seen: "answers 500 without a login" }],
    },
    {
      why: "a token whose signature nobody looks at",
      routes: {
        "GET /admin": (({ headers: { authorization } }) => ({ status: authorization ? 200 : 401 })) satisfies ReplyTo,
      },
      findings: [{ subject: "GET /admin", seen: "to a token without a signature", write: "algorithms" }],
    },
    {
      why: "the page of a single-page application, which holds nothing of anybody",
      listener: (_request, response) => void response.setHeader("content-type", "text/html").end(page.body),
      findings: [{ subject: "GET /admin", level: "unknown", seen: "the page that every path has" }],
    },
    {
      why: "a page of its own",
      routes: { "GET /admin": page },
      findings: [{ subject: "GET /admin", seen: "answers 200 without a login" }],
    },
    {
      why: "a redirect to another page of administrators",
      routes: admin(302, { location: "/admin/dashboard" }),
      findings: [{ subject: "GET /admin", level: "unknown", seen: "answers 302" }],
    },
    { why: "a server that is not there", at: "nowhere", findings: [{ subject: "GET /admin", level: "unknown" }] },
  ],
};
