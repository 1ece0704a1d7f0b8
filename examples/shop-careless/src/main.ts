import { app } from "./app.js";
import { logger } from "./logger.js";

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "127.0.0.1";

console.log("starting", process.env.NODE_ENV ?? "development");

const server = app.listen(port, host, (error) => {
  if (error) throw error;
  logger.info({ address: server.address() }, "listening");
});
