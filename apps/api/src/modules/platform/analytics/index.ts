export { AgentMetricsResolver } from './graphql/agent-metrics.ts';
export { AnalyticsRangeInput, AnalyticsResolver } from './graphql/analytics.ts';
export { MemberMetricsResolver } from './graphql/member-metrics.ts';
export { isDay, isInRangeSql, type Range, rangeSql, validateRange } from './range.ts';
