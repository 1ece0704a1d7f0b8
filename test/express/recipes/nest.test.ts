import "reflect-metadata";
import {
  Body,
  Controller,
  Get,
  Inject,
  Logger as NestLogger,
  Module,
  NotFoundException,
  Param,
  Post,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { harden } from "../../../examples/recipes/nest.js";
import { contractOf, type Routes } from "./recipe.js";

const ROUTES = Symbol("routes");

@Controller()
class UsersController {
  constructor(@Inject(ROUTES) private readonly routes: Routes) {}

  @Get("users/:email")
  user(@Param("email") email: string) {
    return this.routes.user(email);
  }

  @Get("slow/:id")
  slow() {
    return this.routes.slow();
  }

  @Post("users")
  create(@Body() body: Parameters<Routes["create"]>[0]) {
    return this.routes.create(body);
  }

  @Get("missing")
  missing() {
    throw new NotFoundException("No such user.");
  }
}

NestLogger.overrideLogger(false);

describe("NestJS", () => {
  const start: Parameters<typeof contractOf>[1] = async (routes, logger, timeout) => {
    @Module({ controllers: [UsersController], providers: [{ provide: ROUTES, useValue: routes }] })
    class AppModule {}
    const app = await NestFactory.create(AppModule);
    harden(app, timeout, logger);
    onTestFinished(() => app.close());
    await app.listen(0, "127.0.0.1");
    return app.getUrl();
  };

  contractOf("nest", start, { routes: "colon" });

  test("the application's own exceptions keep their status and message", async () => {
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const never = () => Promise.reject(new Error("not called"));
    const url = await start({ user: never, slow: never, create: never }, logger, 1_000);
    const response = await fetch(`${url}/missing`);
    const requestId = response.headers.get("x-request-id");
    expect([response.status, await response.json()]).toEqual([404, { error: { message: "No such user.", requestId } }]);
  });
});
