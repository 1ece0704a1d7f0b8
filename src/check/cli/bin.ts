#!/usr/bin/env node
import { failUnlessEnded } from "./fail-unless-ended.js";
import { main } from "./main.js";

const end = failUnlessEnded();
process.exitCode = await main(process.argv.slice(2));
end();
