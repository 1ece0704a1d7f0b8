import type { RequestHandler } from "express";

const requests = new Map<number, number>();

export const countRequests: RequestHandler = (_req, res, next) => {
  res.on("finish", () => requests.set(res.statusCode, (requests.get(res.statusCode) ?? 0) + 1));
  next();
};

export const metrics: RequestHandler = (_req, res) => {
  const lines = [
    "# TYPE http_requests_total counter",
    ...[...requests].map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    "# TYPE process_uptime_seconds gauge",
    `process_uptime_seconds ${process.uptime()}`,
  ];
  res.type("text/plain; version=0.0.4").send(`${lines.join("\n")}\n`);
};
