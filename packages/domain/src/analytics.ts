/** Durations that analytics report: waiting times and handling time. */
export const TIME_MEASURES = ['FIRST_CONTACT', 'FIRST_RESPONSE', 'HANDLING'] as const;
export type TimeMeasure = (typeof TIME_MEASURES)[number];

/** Maximum length of a date range, in days (two years). */
export const ANALYTICS_DAYS_MAX = 731;

/** Dimensions by which the metrics of the agent can be grouped. */
export const AGENT_METRIC_GROUPS = ['VERSION', 'SERVICE', 'CHANNEL', 'LANGUAGE', 'DAY', 'HANDOFF'] as const;
export type AgentMetricGroup = (typeof AGENT_METRIC_GROUPS)[number];
