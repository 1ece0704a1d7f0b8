import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import type { Answer } from "../../exchange.js";
import { httpProbe, type Probe } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

export default defineCheck({
  id: "HTTP009",
  title: "The application is reached over verified TLS only",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context) {
    const probe = await context.fact(httpProbe);
    if (probe.isLoopback) return notApplicable("a loopback address needs no TLS");
    const { health } = context.config.http;
    const { host, protocol } = probe.origin;
    const asked = `GET ${health}`;
    const [answer, plain] = [await probe.get(health), await probe.getPlain(health)];
    if (protocol === "http:") {
      return answer.isAnswered && !isSentToTls(answer, probe)
        ? looked(asked, [unencrypted(host, answer.status)])
        : looked(asked, [answer.isAnswered ? notHttps(host) : unanswered(asked, answer)]);
    }
    const findings: Finding[] = [];
    if (!answer.isAnswered) findings.push(badCertificate(host, answer.code) ?? unanswered(asked, answer));
    if (plain?.isAnswered === true && !isSentToTls(plain, probe)) findings.push(unencrypted(host, plain.status));
    const closed = plain === undefined ? "not asked, as --url has a port" : "closed";
    const port = plain?.isAnswered === true ? String(plain.status) : closed;
    return looked(`the certificate of ${host}; http://${host}: ${port}`, findings);
  },
});

function isSentToTls({ status, headers: { location } }: Answer, { origin }: Probe): boolean {
  const isRedirect = status >= 300 && status <= 399;
  return isRedirect && location !== undefined && URL.canParse(location, origin.href) && /^https:/i.test(location);
}

function unencrypted(host: string, status: number): Finding {
  return {
    subject: `http://${host}`,
    seen: `http://${host} answers ${status} without TLS`,
    consequence:
      "passwords and tokens go over the network as they are, and whoever sits in between reads and changes them",
    write: `Redirect http://${host} to https://${host} in front of the application, with 308.`,
  };
}

/** A redirect is right; what stands behind it has not been looked at. */
function notHttps(host: string): Finding {
  return {
    subject: `http://${host}`,
    seen: `http://${host} redirects to TLS, and what is there was not looked at`,
    consequence: "whether it holds is not known",
    write: `--url https://${host}`,
    level: "unknown",
  };
}

/** By the codes of OpenSSL that Node passes on. */
function badCertificate(host: string, code: string): Finding | undefined {
  const isCertificate = /CERT|SELF_SIGNED|ISSUER|SIGNATURE|ALTNAME|^ERR_(?:SSL|TLS)_/.test(code);
  if (!isCertificate) return undefined;
  return {
    subject: `https://${host}`,
    seen: `the certificate of ${host} is not accepted (${code})`,
    consequence:
      "clients refuse to connect, or have learned to accept any certificate, also that of whoever sits in between",
    write: `Have a certificate for ${host} issued and renewed by itself (ACME), and serve its whole chain.`,
  };
}
