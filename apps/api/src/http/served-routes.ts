import type { FastifyInstance } from 'fastify';

const served = new WeakMap<object, string[]>();

/** Remembers every route as it is registered; call it before the first one. */
export function recordRoutes(app: FastifyInstance): void {
  const routes: string[] = [];
  served.set(app.server, routes);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
}

/** Each as `POST /graphql`: what the sweep of limits compares its columns with. */
export const routesOf = (app: FastifyInstance): readonly string[] => served.get(app.server) ?? [];
