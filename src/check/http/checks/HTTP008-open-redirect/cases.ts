import type { HttpCases, Reply, ReplyTo } from "../../http-cases.js";

/** What a route does with an address of its query. */
function redirecting(name: string, to: (address: string) => string | undefined): ReplyTo {
  return ({ url = "" }): Reply => {
    const address = new URL(url, "http://own.example").searchParams.get(name);
    const location = address === null ? "/" : to(address);
    return location === undefined ? { status: 400 } : { status: 302, headers: { location } };
  };
}

const page = (body: string, headers: { readonly [name: string]: string } = {}) => ({
  headers: { "content-type": "text/html", ...headers },
  body,
});

export const cases: HttpCases = {
  silent: [
    { why: "no route that redirects", routes: {} },
    { why: "a list of places", routes: { "GET /login": redirecting("next", () => "/orders") } },
    {
      why: "an address that is a path of a page",
      routes: { "GET /login": redirecting("next", (address) => `/go?to=${encodeURIComponent(address)}`) },
    },
    {
      why: "a page that shows the address",
      routes: { "GET /login": page("Go on to <a>https://redirect.invalid/</a>?") },
    },
    {
      why: "a look at the parsed address",
      routes: {
        "GET /login": redirecting("next", (address) => {
          const own = "http://own.example";
          return URL.canParse(address, own) && new URL(address, own).origin === own ? address : undefined;
        }),
      },
    },
    {
      why: "a page that leads on by itself, but not away",
      routes: { "GET /login": page('<meta http-equiv="refresh" content="0; url=/a">') },
    },
  ],
  found: [
    {
      why: "whatever the query says",
      routes: { "GET /login/redirect": redirecting("next", (address) => address) },
      findings: [
        { subject: "GET /login/redirect", seen: "leads to an address elsewhere, by Location", write: "new Map" },
      ],
    },
    {
      why: "another parameter, at the logout",
      routes: { "GET /logout": redirecting("returnTo", (address) => address) },
      findings: [{ subject: "GET /logout" }],
    },
    {
      why: "a path that begins with a slash, and with two",
      routes: { "GET /login": redirecting("next", (address) => (address.startsWith("/") ? address : undefined)) },
      findings: [{ subject: "GET /login", seen: "an address without its scheme" }],
    },
    {
      why: "a slash and a backslash, which browsers take for two slashes",
      routes: { "GET /login": redirecting("next", (address) => (/^\/(?!\/)/.test(address) ? address : undefined)) },
      findings: [{ subject: "GET /login", seen: "a path that begins with /\\" }],
    },
    {
      why: "no two slashes in it",
      routes: { "GET /login": redirecting("next", (address) => (/^\/|\/\//.test(address) ? undefined : address)) },
      findings: [{ subject: "GET /login", seen: "an address without slashes" }],
    },
    {
      why: "what begins like the application's own address",
      routes: {
        "GET /login": (request, ...rest) =>
          redirecting("url", (to) => (to.startsWith(`http://${request.headers.host ?? ""}`) ? to : undefined))(
            request,
            ...rest,
          ),
      },
      findings: [{ subject: "GET /login", seen: "an address that begins like yours" }],
    },
    {
      why: "a meta refresh",
      routes: { "GET /login": page("<META content='0;URL=\"https://redirect.invalid/x\"' http-equiv=Refresh>") },
      findings: [{ subject: "GET /login", seen: "by a meta refresh" }],
    },
    {
      why: "the header Refresh",
      routes: { "GET /login": page("", { refresh: "0; url=https://redirect.invalid/x" }) },
      findings: [{ subject: "GET /login", seen: "by Refresh" }],
    },
    {
      why: "a route that is configured",
      routes: { "GET /out": redirecting("link", (address) => address) },
      http: { redirects: ["/out?link=*"] },
      findings: [{ subject: "GET /out" }],
    },
    {
      why: "a server that is not there",
      at: "nowhere",
      findings: ["/login", "/login/redirect", "/logout", "/redirect"].map((path) => ({
        subject: `GET ${path}`,
        level: "unknown" as const,
      })),
    },
  ],
};
