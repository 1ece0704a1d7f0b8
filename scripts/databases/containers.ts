import { DatabaseUnavailable } from "./server.js";

const START_TIMEOUT_MS = 120_000;

const IMAGES = {
  postgres: {
    image: "postgres:18-alpine",
    port: 5432,
    environment: { POSTGRES_PASSWORD: "postgres" },
    data: "/var/lib/postgresql",
    url: (host: string, port: number) => `postgresql://postgres:postgres@${host}:${port}/postgres`,
  },
  mariadb: {
    image: "mariadb:11.8",
    port: 3306,
    environment: { MARIADB_ALLOW_EMPTY_ROOT_PASSWORD: "1", MARIADB_DATABASE: "test" },
    data: "/var/lib/mysql",
    url: (host: string, port: number) => `mysql://root@${host}:${port}/test`,
  },
} as const;

export interface DatabaseContainer {
  readonly url: string;
  readonly image: string;
  readonly stop: () => Promise<void>;
}

export async function startContainer(kind: keyof typeof IMAGES): Promise<DatabaseContainer> {
  const { image, port, environment, data, url } = IMAGES[kind];
  // Loaded only here: it is large, and most runs need no container.
  const { GenericContainer, Wait } = await import("testcontainers");
  try {
    const container = await new GenericContainer(image)
      .withEnvironment(environment)
      .withExposedPorts(port)
      .withTmpFs({ [data]: "rw" })
      // Both images start a server for their set-up first, and log the same line for it.
      .withWaitStrategy(Wait.forLogMessage(/ready (to accept|for) connections/, 2))
      .withStartupTimeout(START_TIMEOUT_MS)
      .start();
    return {
      image,
      url: url(container.getHost(), container.getMappedPort(port)),
      stop: async () => {
        await container.stop();
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(
      `TEST_CONTAINERS=1 asks for ${image}, but Docker could not run it: ${reason}. ` +
        "Start Docker, or unset TEST_CONTAINERS.",
      { cause: error },
    );
  }
}
