import type { FastifyInstance } from 'fastify';

const served = new WeakMap<object, string[]>();

/** Records every registered route. Must be called before the first route is registered. */
export function recordRoutes(app: FastifyInstance): void {
  const routes: string[] = [];
  served.set(app.server, routes);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
}

/**
 * Returns the registered routes, such as `POST /graphql`. A test compares them with the routes that have rate limits.
 */
export const routesOf = (app: FastifyInstance): readonly string[] => served.get(app.server) ?? [];
