import { once } from 'node:events';
import http from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { createYoga } from 'graphql-yoga';
import { loadersOf, schema } from './graph.mjs';
import { beginIn, listen } from './transaction.mjs';

const yoga = createYoga({ schema, plugins: [useGraphQlJit()], logging: false, graphiql: false, maskedErrors: false });

const server = http.createServer((request, response) => void answer(request, response));
listen(server);

async function answer(request, response) {
  const { client, end } = await beginIn(request.headers['x-workspace-id']);
  const sent = once(response, 'close');
  void yoga(request, response, { db: client, loaders: loadersOf(client) });
  await sent;
  await end();
}
