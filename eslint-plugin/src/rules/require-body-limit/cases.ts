import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    {
      why: "a limit is stated",
      language: "js",
      code: `import express from "express";
app.use(express.json({ limit: "1mb" }));
app.use(express.urlencoded({ extended: false, limit: config.limit }));
app.use(express.raw({ type: "*/*", "limit": 1024 }));`,
    },
    {
      why: "the limit of a constant",
      language: "js",
      code: `import express from "express";
const options = { limit: "1mb" };
app.use(express.json(options));`,
    },
    {
      why: "options that are not all to be seen",
      language: "js",
      code: `import express, { json } from "express";
app.use(express.json(options));
app.use(json({ ...options, strict: true }));
app.use(express.json(...args));
app.use(json({ [key]: "1mb" }));`,
    },
    {
      why: "multer with limits, and without files",
      language: "js",
      code: `import multer from "multer";
const upload = multer({ dest: "uploads", limits: { fileSize: 5e6 } });
const form = multer();
app.post("/", form.none(), handler);
app.post("/", multer().none(), handler);
const configured = multer(options);`,
    },
    {
      why: "the body of a response, and other things of that name",
      language: "js",
      code: `import express from "express";
import { json } from "@remix-run/node";
const data = await response.json();
res.json();
app.use(json());
express.static("public");
express.Router();
const text = await request.text();`,
    },
    {
      why: "another module",
      language: "js",
      code: `import express from "./express.js";
app.use(express.json());`,
    },
    {
      why: "a test",
      language: "js",
      filename: "src/app.test.js",
      code: `import express from "express";
app.use(express.json());`,
    },
    {
      why: "options of multer's storage",
      language: "js",
      code: `import multer from "multer";
const storage = multer.memoryStorage();
throw new multer.MulterError("LIMIT_FILE_SIZE");`,
    },
    { why: "mentioned only", language: "js", code: `// express.json()\nconst express = "express.json()";` },
  ],
  invalid: [
    {
      why: "no options",
      language: "js",
      code: `import express from "express";
app.use(express.json());`,
      errors: [
        {
          messageId: "implicit",
          at: "express.json()",
          suggestions: [`import express from "express";\napp.use(express.json({ limit: "1mb" }));`],
        },
      ],
    },
    {
      why: "options without a limit",
      language: "js",
      code: `import express from "express";
app.use(express.urlencoded({ extended: true }));`,
      errors: [
        {
          messageId: "implicit",
          at: "express.urlencoded",
          suggestions: [
            `import express from "express";\napp.use(express.urlencoded({ extended: true, limit: "1mb" }));`,
          ],
        },
      ],
    },
    {
      why: "an empty object, a trailing comma",
      language: "js",
      code: `import express from "express";
app.use(express.text({}));
app.use(express.raw({ type: "application/json", }));`,
      errors: [
        {
          messageId: "implicit",
          at: "express.text",
          suggestions: [
            `import express from "express";
app.use(express.text({ limit: "1mb" }));
app.use(express.raw({ type: "application/json", }));`,
          ],
        },
        {
          messageId: "implicit",
          at: "express.raw",
          suggestions: [
            `import express from "express";
app.use(express.text({}));
app.use(express.raw({ type: "application/json", limit: "1mb", }));`,
          ],
        },
      ],
    },
    {
      why: "a function as the last option",
      language: "js",
      code: `import { json } from "express";
app.use(json({ verify(req, res, buffer) { req.raw = buffer; } }));`,
      errors: [
        {
          messageId: "implicit",
          at: "json({",
          suggestions: [
            `import { json } from "express";
app.use(json({ verify(req, res, buffer) { req.raw = buffer; }, limit: "1mb" }));`,
          ],
        },
      ],
    },
    {
      why: "body-parser by require, destructured, and whole",
      language: "js",
      code: `const { json } = require("body-parser");
app.use(json());`,
      errors: [
        {
          messageId: "implicit",
          at: "json()",
          suggestions: [`const { json } = require("body-parser");\napp.use(json({ limit: "1mb" }));`],
        },
      ],
    },
    {
      why: "import equals, and a namespace",
      code: `import express = require("express");
import * as bodyParser from "body-parser";
app.use(express.json({ strict: true }));
app.use(bodyParser.json({ strict: true }));`,
      errors: [
        {
          messageId: "implicit",
          at: "express.json",
          suggestions: [
            `import express = require("express");
import * as bodyParser from "body-parser";
app.use(express.json({ strict: true, limit: "1mb" }));
app.use(bodyParser.json({ strict: true }));`,
          ],
        },
        {
          messageId: "implicit",
          at: "bodyParser.json",
          suggestions: [
            `import express = require("express");
import * as bodyParser from "body-parser";
app.use(express.json({ strict: true }));
app.use(bodyParser.json({ strict: true, limit: "1mb" }));`,
          ],
        },
      ],
    },
    {
      why: "a constant without a limit: it may be another call's, too",
      language: "js",
      code: `import express from "express";
const options = { strict: true };
app.use(express.json(options));`,
      errors: [{ messageId: "implicit", at: "express.json" }],
    },
    {
      why: "multer keeps any file",
      language: "js",
      code: `import multer from "multer";
const upload = multer({ dest: "uploads/" });`,
      errors: [
        {
          messageId: "unlimited",
          at: "multer({",
          suggestions: [
            `import multer from "multer";
const upload = multer({ dest: "uploads/", limits: { fileSize: 1024 * 1024 } });`,
          ],
        },
      ],
    },
    {
      why: "multer in memory, used with files",
      language: "js",
      code: `const multer = require("multer");
const upload = multer();
app.post("/", upload.single("file"), handler);`,
      errors: [
        {
          messageId: "unlimited",
          at: "multer()",
          suggestions: [
            `const multer = require("multer");
const upload = multer({ limits: { fileSize: 1024 * 1024 } });
app.post("/", upload.single("file"), handler);`,
          ],
        },
      ],
    },
  ],
};
