export { WaitingLeadsResolver } from './graphql/waiting-leads.ts';
