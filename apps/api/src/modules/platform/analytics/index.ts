export { AgentMetricsResolver } from './graphql/agent-metrics.ts';
export { AnalyticsRangeInput, AnalyticsResolver } from './graphql/analytics.ts';
export { isDay, isInRangeSql, type Range, rangeSql, validateRange } from './range.ts';
