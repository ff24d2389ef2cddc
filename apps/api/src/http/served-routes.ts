import type { FastifyInstance } from 'fastify';

const served = new WeakMap<object, string[]>();

/** Records every route at registration. Call it before the first one. */
export function recordRoutes(app: FastifyInstance): void {
  const routes: string[] = [];
  served.set(app.server, routes);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
}

/** Routes such as `POST /graphql`, compared with the columns of the sweep of limits. */
export const routesOf = (app: FastifyInstance): readonly string[] => served.get(app.server) ?? [];
