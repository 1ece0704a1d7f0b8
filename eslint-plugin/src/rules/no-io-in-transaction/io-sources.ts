/** What a call does to the world outside the database. */
export type Io = "request" | "email" | "queue" | "file" | "process" | "wait";

/** By the module that a function, or the object that it is called on, was imported from. */
const SOURCES: readonly (readonly [RegExp, Io])[] = [
  [
    /^(?:axios|got|ky|undici|node-fetch|cross-fetch|isomorphic-fetch|superagent|request|request-promise(?:-native)?)$/,
    "request",
  ],
  [/^(?:needle|ofetch|wretch|phin|bent|graphql-request|@nestjs\/axios)$/, "request"],
  [/^(?:node:)?https?$/, "request"],
  [/^(?:stripe|twilio|openai|@anthropic-ai\/sdk|@slack\/web-api|@slack\/webhook|pusher)$/, "request"],
  [/^(?:@aws-sdk\/client-|@google-cloud\/|@azure\/|@octokit\/)/, "request"],
  [/^(?:nodemailer|resend|@sendgrid\/mail|postmark|mailgun\.js|mailgun-js|@mailchimp\/)/, "email"],
  [
    /^(?:bull|bullmq|bee-queue|amqplib|kafkajs|inngest|pg-boss|@upstash\/qstash|@trigger\.dev\/sdk|nats|mqtt)(?:\/|$)/,
    "queue",
  ],
  [/^(?:node:)?fs(?:\/promises)?$|^(?:fs-extra|graceful-fs)$/, "file"],
  [/^(?:node:)?child_process$|^execa$/, "process"],
  [/^(?:node:)?timers\/promises$/, "wait"],
];

/** Functions and methods of those modules that do nothing outside. */
export const HARMLESS =
  /^(?:create|extend|defaults|isAxiosError|is[A-Z]\w*|createTransport|setApiKey|constructEvent(?:Async)?|on|once|off|use|Agent|createServer|join|constants|CancelToken|generateTestHeaderString\w*|accessSync|toFormData|verify|createWorker|createFunction)$/;

/** By names that nobody gives to something else: the receiver's, and the method's. */
const METHODS: readonly (readonly [receiver: RegExp, method: RegExp, Io])[] = [
  [/./, /^sendMail$/, "email"],
  [
    /^(?:axios|axiosInstance|\w*Axios|axiosRef|httpService|got|ky|superagent)$/,
    /^(?:get|post|put|patch|delete|head|request)$/,
    "request",
  ],
  [
    /^(?:resend|postmark|sgMail|sendgrid|sendGrid|mailgun|mg|ses|sesClient)$|(?:mail|email)(?:er|Service|Client|Sender|Provider)?$/i,
    /^send\w*$/,
    "email",
  ],
  [
    /^(?:sqs|sns|ses|s3)$/i,
    /^(?:sendMessage|publish|sendEmail|putObject|upload|getObject|deleteObject|deleteObjects)$/,
    "request",
  ],
  [/./, /^(?:sendToQueue|publishJSON)$/, "queue"],
  [/queue$/i, /^(?:add|addBulk|enqueue|sendMessage)$/, "queue"],
  [/redis|pubsub|publisher|channel|amqp|rabbit|nats|mqtt|kafka/i, /^publish$/, "queue"],
  [/producer$/i, /^(?:send|sendBatch)$/, "queue"],
  [/^inngest$/, /^send$/, "queue"],
  [/^pusher\w*$/i, /^trigger$/, "request"],
];

/** Services of which every call is a request: `stripe.customers.create()`. */
const SERVICES = /^(?:stripe|stripeClient|getStripe|twilio|twilioClient|openai|octokit|resend|mailgun|mg)$/;

/** Functions by name, where the file only imports them. */
const FUNCTIONS: readonly (readonly [RegExp, Io])[] = [
  [/^send(?:[A-Z]\w*)?(?:Email|Mail|Sms|SMS)s?$/, "email"],
  [/^(?:\$fetch|ofetch)$/, "request"],
  [/^(?:sleep|delay)$/, "wait"],
];

export function ioOfSource(source: string): Io | undefined {
  return SOURCES.find(([pattern]) => pattern.test(source))?.[1];
}

/** @param receiver - the name nearest to the method: `transport` of `this.transport.sendMail()`. */
export function ioOfMethod(receiver: string, method: string): Io | undefined {
  return METHODS.find(([object, name]) => object.test(receiver) && name.test(method))?.[2];
}

export function isService(name: string): boolean {
  return SERVICES.test(name);
}

export function ioOfFunction(name: string): Io | undefined {
  return FUNCTIONS.find(([pattern]) => pattern.test(name))?.[1];
}
