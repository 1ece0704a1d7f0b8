/**
 * Secrets that stand in manuals, tutorials and templates: whoever reads them can sign as you. In lower case, letters and digits
 * only, as they are compared.
 */
export const KNOWN_SECRETS: ReadonlySet<string> = new Set([
  "shhhhh",
  "shhhhhared",
  "sharedsecret",
  "keyboardcat",
  "your256bitsecret",
  "astringsecretatleast256bitslong",
  "avalidstringsecretthatisatleast384bitslong",
  "avalidstringsecretthatisatleast512bitslongwhichisverylong",
  "404e635266556a586e3272357538782f413f4428472b4b6250645367566b5970",
  "9a4f2c8d3b7a1e6f45c8a0b3f267d8b1d4e6f3c8a9d2b5f8e3a9c8b5f6v8a3d9",
  "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b",
  "correcthorsebatterystaple",
  "thisisasecret",
  "thisismysecret",
  "iamasecret",
  "ilovenodejs",
  "mysecretpassword",
  "hellokitty",
  "letmein",
  "lolcat",
  "catfish",
  "notsosecret",
  "topsecret",
  "verysecret",
  "supersecret",
  "insecure",
]);

/** Parts that say of themselves that they are to be replaced. */
export const PLACEHOLDERS: readonly string[] = [
  "changeme",
  "changethis",
  "changeinproduction",
  "changebefore",
  "replaceme",
  "replacethis",
  "replacewith",
  "placeholder",
  "yoursecret",
  "yourjwt",
  "yoursession",
  "yourpassword",
  "yourrandom",
  "yoursuper",
  "yourown",
  "yourkey",
  "yourtoken",
  "yourvery",
  "yoursecure",
  "yournextauth",
  "randomstring",
  "generaterandom",
  "devsecret",
  "devjwtsecret",
  "putyour",
  "insertyour",
  "enteryour",
  "secrethere",
  "keyhere",
  "generateme",
  "generatewith",
  "opensslrand",
  "donotuse",
  "dontuse",
  "todochange",
  "xxxxxxxx",
  "supersecret",
  "supersecure",
  "notsecure",
  "examplesecret",
  "examplekey",
  "keyboardcat",
];

/** What secrets are made of that somebody has typed. The words of English matter less: zxcvbn weighs them. */
export const SECRET_WORDS: readonly string[] =
  `authentication authorization administrator environment application development production encryption characters signature
  password security database important generated generate changeme changed changing passphrase minimum refresh session private
  default express staging company project website service backend another longest secrets secure secret should random really
  please prisma server string cookie signing hidden unique bearer access change update before strong simple sample longer nextauth
  webtoken example testing public client verify encrypt node nestjs react super token admin hello world local never share least
  where there their which about dummy tests login users build value words keep very this that with your mine long must have from
  jwts keys test user auth json next nest site main only more than than text some here data bits byte make sure into will safe
  when work best used using hash salt sign code pass word love node 256 512 128 123 321 000 jwt key dev app api the and for not
  you use our are was can has but all any one two top new old env bit too let get set put`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);
