import Fastify from 'fastify';
import mercurius from 'mercurius';
import { loadersOf, schema } from './graph.mjs';
import { beginIn } from './transaction.mjs';

const app = Fastify();
app.decorateRequest('transaction', null);
app.addHook('onRequest', async (request) => {
  request.transaction = await beginIn(request.headers['x-workspace-id']);
});
app.addHook('onResponse', (request) => request.transaction.end());
await app.register(mercurius, {
  schema,
  jit: 1,
  context: ({ transaction: { client } }) => ({ db: client, loaders: loadersOf(client) }),
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${app.server.address().port}\n`);
