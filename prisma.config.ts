import { defineConfig } from 'prisma/config';

/** Only `prisma generate` reads this. Migrations use the engine's WebAssembly build (apps/api/src/db/migrate.ts). */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
