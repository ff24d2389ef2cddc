import { defineConfig } from 'prisma/config';

/** Only `prisma generate` reads this configuration. Migrations run in the API (apps/api/src/db/migrate.ts). */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
