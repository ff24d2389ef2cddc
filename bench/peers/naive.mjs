// A conventional server: type-graphql with Apollo and Express, Prisma in a transaction with the workspace setting,
// and a CASL check for every field.
import 'reflect-metadata';
import http from 'node:http';
import { createRequire } from 'node:module';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { buildSchema } from 'type-graphql';
import { PrismaClient } from '../../apps/api/dist/db/generated/client.js';
import { askForEveryField, readerOf } from './naive-ability.mjs';
import { RESOLVERS } from './naive-graph.mjs';
import { listen } from './transaction.mjs';

const { PrismaPg } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('@prisma/adapter-pg');
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.APP_DATABASE_URL, max: 10 }) });

const schema = await buildSchema({
  resolvers: RESOLVERS,
  globalMiddlewares: [askForEveryField],
  validate: false,
});
const apollo = new ApolloServer({ schema });
await apollo.start();

const app = express();
app.use(express.json());
app.use(inTransaction);
app.use('/graphql', expressMiddleware(apollo, { context: async ({ req }) => req.context }));
listen(http.createServer(app));

/** Runs the whole request in a transaction. A request waits while all connections are in use. */
function inTransaction(request, response, next) {
  const workspaceId = request.headers['x-workspace-id'];
  const work = async (tx) => {
    await tx.$executeRaw`select set_config('app.workspace_id', ${workspaceId}, true)`;
    request.context = { tx, workspaceId, ability: readerOf(workspaceId) };
    const sent = new Promise((resolve) => response.once('finish', resolve));
    next();
    await sent;
  };
  void prisma.$transaction(work, { maxWait: 60_000, timeout: 60_000 }).catch(next);
}
