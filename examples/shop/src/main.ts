import { pino } from "pino";
import { createApp } from "./app.js";
import { ConfigError, readConfig } from "./config.js";
import { openDatabase } from "./database.js";
import { close, listen } from "./server.js";

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel });
  const database = openDatabase(config.databaseUrl, logger);
  const server = await listen(createApp(config, database, logger), config.host, config.port);
  logger.info({ address: server.address() }, "listening");

  const shutDown = async (signal: string): Promise<void> => {
    logger.info({ signal }, "shutting down");
    await close(server);
    await database.$disconnect();
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void shutDown(signal));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
