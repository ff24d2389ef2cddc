import http from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { createYoga } from 'graphql-yoga';
import { loadersOf, schema } from './graph.mjs';
import { beginIn, listen } from './transaction.mjs';

const yoga = createYoga({ schema, plugins: [useGraphQlJit()], logging: false, graphiql: false, maskedErrors: false });

const server = http.createServer(async (request, response) => {
  const { client, end } = await beginIn(request.headers['x-workspace-id']);
  await yoga(request, response, { db: client, loaders: loadersOf(client) });
  await end();
});
listen(server);
