import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/database.ts';
import type { Drain } from './drain.ts';

/**
 * Adds `/healthz`, which succeeds if the process is running, and `/readyz`, which succeeds if the database responds and
 * no shutdown has started.
 */
export async function health(app: FastifyInstance, database: Database, drain: Drain) {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (drain.isDraining())
      return reply.code(503).send({ status: 'draining', reason: 'This process is shutting down.' });
    try {
      await database.probe();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'unavailable', reason: 'The database does not answer.' });
    }
  });
}
