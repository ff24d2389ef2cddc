export { NumberRoutingResolver } from './graphql/number-routing.resolver.ts';
export { routeAt } from './route-at.ts';
