export { AnalyticsResolver } from './graphql/analytics.resolver.ts';
