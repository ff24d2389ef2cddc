export { NumberRoutingResolver } from './graphql/number-routing.ts';
export { routeAt } from './route-at.ts';
