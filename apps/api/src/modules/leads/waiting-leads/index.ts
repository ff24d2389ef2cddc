export { WaitingLeadsResolver } from './graphql/waiting-leads.resolver.ts';
