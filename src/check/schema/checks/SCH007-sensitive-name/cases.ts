import type { CheckCases } from "../../../check-cases.js";

const account = (...lines: readonly string[]): string =>
  `model Account {\n  id Int @id\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const silent = (why: string, ...lines: readonly string[]) => ({ why, schema: account(...lines) });

export const cases: CheckCases = {
  silent: [
    silent("no such names", "email String", "name String", "className String", "hashtag String", "opinion String"),
    silent("marked above", "/// @hardening.sensitive", "passwordHash String"),
    silent("marked behind", "passwordHash String /// bcrypt. @hardening.sensitive"),
    silent(
      "questions, numbers and times",
      "passwordResetRequired Boolean",
      "tokenCount Int",
      "maxTokens Int",
      "passwordChangedAt DateTime",
      "tokenBalance Decimal",
      "otpEnabled Boolean",
    ),
    silent(
      "what is said about a secret",
      "tokenType String",
      "passwordHint String",
      "secretName String",
      "apiKeyPrefix String",
      "apiKeyId String",
      "hashAlgorithm String",
      "tokenUrl String",
      "cardNumberLast4 String",
    ),
    silent("what is public by its purpose", "publicToken String", "publishableApiKey String"),
    silent("hashes of what can be read", "contentHash String", "fileHash String", "commitHash String", "txHash String"),
    {
      why: "a foreign key and its relation",
      schema: `model Account {
  id      Int    @id
  tokenId Int
  secret  String
  token   Token  @relation(fields: [tokenId, secret], references: [id, part])
}
model Token {
  id       Int
  part     String
  accounts Account[]
  @@id([id, part])
}
`,
    },
    {
      why: "an enum",
      schema: `${account("secretKind Kind", "token Kind")}enum Kind {\n  A\n  B\n}\n`,
    },
    {
      why: "a field that Prisma Client does not have",
      schema: account("password String @ignore", "email String @unique"),
    },
    {
      why: "a misspelt directive: SCH010 says it",
      isNotApplicable: true,
      schema: account("password String /// @hardening.sensitve"),
    },
  ],
  found: [
    {
      why: "a password",
      schema: account("email    String", "password String"),
      findings: [
        {
          subject: "Account.password",
          line: 4,
          seen: "Account.password has the name of a secret",
          write: "/// @hardening.sensitive\npassword String",
        },
      ],
    },
    {
      why: "however it is written",
      schema: account(
        "password_hash String",
        "APIKey String",
        "userSecret String?",
        "recoveryCredential Json",
        "privateKey Bytes",
      ),
      findings: [
        { subject: "Account.password_hash" },
        { subject: "Account.APIKey" },
        { subject: "Account.userSecret" },
        { subject: "Account.recoveryCredential" },
        { subject: "Account.privateKey" },
      ],
    },
    {
      why: "numbers of persons and cards",
      schema: account("ssn String", "iban String", "cardNumber String", "cvv String"),
      findings: [
        { subject: "Account.ssn" },
        { subject: "Account.iban" },
        { subject: "Account.cardNumber" },
        { subject: "Account.cvv" },
      ],
    },
    {
      why: "tokens of logins, and secret numbers",
      schema: account("accessToken String?", "resetToken String", "otp Int"),
      findings: [{ subject: "Account.accessToken" }, { subject: "Account.resetToken" }, { subject: "Account.otp" }],
    },
    {
      why: "names that may also be harmless, as warnings",
      schema: account("token String", "hash String", "signature String", "pin Int"),
      findings: [
        { subject: "Account.token", level: "warning" },
        { subject: "Account.hash", level: "warning" },
        { subject: "Account.signature", level: "warning" },
        { subject: "Account.pin", level: "warning" },
      ],
    },
    {
      why: "one that is marked beside one that is not",
      schema: account("/// @hardening.sensitive", "password String", "secret String"),
      findings: [{ subject: "Account.secret", line: 5 }],
    },
  ],
};
