#!/usr/bin/env node
// Stands where Prisma's CLI expects its schema engine, see toolEnvironment() in project.mjs.
process.stderr.write(
  "The scripts of this repository use no schema engine. Unset PRISMA_SCHEMA_ENGINE_BINARY to let Prisma fetch its own.\n",
);
process.exitCode = 1;
