import { expect, it } from '@jest/globals';
import type { AgentMetricsQuery } from '../../gql/types.ts';
import { toCsv } from './agent-metrics.tsx';

const METRIC: AgentMetricsQuery['agentMetrics'][number] = {
  __typename: 'AgentMetric',
  label: 'REQUESTED',
  episodeCount: 4,
  endedCount: 4,
  resolvedCount: 0,
  containedCount: 0,
  bookedCount: 0,
  handoffCount: 4,
  answeredCount: 1,
  unansweredCount: 2,
  costPerResolvedUsd: null,
  medianResponseSeconds: 1.5,
  p90ResponseSeconds: null,
  ratingRequestCount: 4,
  ratingCount: 2,
  averageRating: 3.5,
  rating1Count: 0,
  rating2Count: 1,
  rating3Count: 0,
  rating4Count: 0,
  rating5Count: 1,
};

it('writes a row for each group, and quotes labels that a spreadsheet would run [AG-33]', () => {
  const [head, first, second] = toCsv([METRIC, { ...METRIC, label: '=A1' }], 'HANDOFF').split('\r\n');
  expect(head).toBe(
    'handoff,episodeCount,endedCount,resolvedCount,containedCount,bookedCount,handoffCount,answeredCount,unansweredCount,costPerResolvedUsd,medianResponseSeconds,p90ResponseSeconds,ratingRequestCount,ratingCount,averageRating,rating1Count,rating2Count,rating3Count,rating4Count,rating5Count',
  );
  expect(first).toBe('"Human requested",4,4,0,0,0,4,1,2,,1.5,,4,2,3.5,0,1,0,0,1');
  expect(second).toMatch(/^"'=A1",/);
});
