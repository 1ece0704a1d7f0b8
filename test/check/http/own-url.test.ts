import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import { GateError } from "../../../src/check/gate-error.js";
import { assertOwnUrl } from "../../../src/check/http/own-url.js";
import { httpProbe } from "../../../src/check/http/probe.js";
import { openContext } from "../../../src/check/run/context.js";
import { contextOf } from "./run-http-case.js";

const config = v.parse(gateConfig, { http: { ownHosts: ["Staging.example.com", "shop.example:8443"] } });
const check = (url: string) => () => assertOwnUrl(new URL(url), config);

describe("what may be probed", () => {
  test.each([
    "http://127.0.0.1:3000",
    "http://127.9.8.7",
    "http://2130706433/", // 127.0.0.1, as a number
    "http://[::1]:3000/api",
    "http://localhost",
    "http://LOCALHOST:3000",
    "http://shop.localhost:3000",
    "https://staging.example.com",
    "https://staging.example.com:4443/api",
    "https://shop.example:8443",
  ])("%s", (url) => expect(check(url)).not.toThrow());

  test.each([
    ["https://example.com", 'ownHosts: ["example.com"]'],
    ["https://staging.example.com.evil.test", "staging.example.com.evil.test"],
    ["https://xstaging.example.com", "xstaging.example.com"],
    ["https://a.staging.example.com", "a.staging.example.com"],
    ["https://staging.example.com.", "staging.example.com."],
    ["https://shop.example", 'ownHosts: ["shop.example"]'],
    ["http://localhost.evil.test", "localhost.evil.test"],
    ["http://127.0.0.1.evil.test", "127.0.0.1.evil.test"],
    ["http://10.0.0.1", "10.0.0.1"],
    ["http://0.0.0.0:3000", "0.0.0.0"],
    ["ftp://localhost", "http:// or https://"],
    ["http://ada:s3cret@localhost", "without a user and a password"],
  ])("not %s", (url, message) => {
    expect(check(url)).toThrow(GateError);
    expect(check(url)).toThrow(message);
    expect(check(url)).not.toThrow("s3cret");
  });

  test("the probe looks itself, whoever asks for it", async () => {
    const { context } = openContext(contextOf(new URL("https://example.com"), {}, {}));
    await expect(context.fact(httpProbe)).rejects.toThrow(GateError);
  });

  test.each([
    [{ ownHosts: ["https://a.example"] }, "a host"],
    [{ health: "health" }, "begins with a slash"],
    [{ admin: ["/a b"] }, "begins with a slash"],
    [{ redirects: ["/out"] }, "with \\* in the place"],
    [{ loginAttempts: 1e6 }, "up to 200"],
    [{ bodyLimit: 1e12 }, "up to 104857600"],
  ])("%j is refused with what to write", (http, message) => {
    expect(() => v.parse(gateConfig, { http })).toThrow(new RegExp(message));
  });
});
