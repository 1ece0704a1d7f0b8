// A process of its own, for `tls.test.ts`.
import check from "../../../src/check/http/checks/HTTP009-tls/check.js";
import { runAt } from "./run-http-case.js";

const url = new URL(process.argv[2] ?? "");
console.log(JSON.stringify(await runAt(url, [check], { http: { ownHosts: [url.hostname] } })));
