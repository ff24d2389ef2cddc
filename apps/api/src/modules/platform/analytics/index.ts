export { AnalyticsResolver } from './graphql/analytics.ts';
