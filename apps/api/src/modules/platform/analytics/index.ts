export { AgentMetricsResolver } from './graphql/agent-metrics.ts';
export { AnalyticsResolver } from './graphql/analytics.ts';
export { isDay } from './range.ts';
